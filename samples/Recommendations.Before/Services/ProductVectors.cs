using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Recommendations.Models;

namespace Recommendations.Services;

/// <summary>The catalogue's embeddings, read once when the container makes the only instance.</summary>
public sealed class ProductVectors
{
    private const string FilePath = "models/products.vec";
    private const int Dimensions = 1_536;

    private readonly float[] _values;

    public ProductVectors()
    {
        _values = File.Exists(FilePath) ? MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(FilePath)).ToArray() : [];
    }

    public IReadOnlyList<SearchHit> Nearest(ReadOnlySpan<float> query, int count)
    {
        var hits = new List<SearchHit>(_values.Length / Dimensions);
        for (var product = 0; product < _values.Length / Dimensions; product++)
        {
            var vector = _values.AsSpan(product * Dimensions, Dimensions);
            hits.Add(new SearchHit(product, TensorPrimitives.CosineSimilarity(query, vector)));
        }

        return [.. hits.OrderByDescending(hit => hit.Similarity).Take(count)];
    }
}

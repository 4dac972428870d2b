using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Recommendations.Models;

namespace Recommendations.Services;

/// <summary>One for the life of the service: the model is loaded once, and a session answers many requests at a time.</summary>
public sealed class OnnxRanker(PriceBandClassifier priceBands) : IRanker, IDisposable
{
    private const string ModelPath = "models/ranker.onnx";
    private const int FeatureCount = 4;

    private readonly InferenceSession _session = new(ModelPath);

    public IReadOnlyList<RankedProduct> Rank(CustomerProfile profile, IReadOnlyList<Product> candidates)
    {
        using var outputs = _session.Run([NamedOnnxValue.CreateFromTensor("features", Features(profile, candidates))]);
        var scores = outputs[0].AsTensor<float>();
        return [.. candidates
            .Select((product, row) => new RankedProduct(product.Id, product.Name, scores[row, 0], priceBands.Classify(product)))
            .OrderByDescending(ranked => ranked.Score)];
    }

    public void Dispose() => _session.Dispose();

    private static DenseTensor<float> Features(CustomerProfile profile, IReadOnlyList<Product> candidates)
    {
        var features = new DenseTensor<float>([candidates.Count, FeatureCount]);
        for (var row = 0; row < candidates.Count; row++)
        {
            features[row, 0] = (float)candidates[row].Price;
            features[row, 1] = (float)candidates[row].Popularity;
            features[row, 2] = (float)profile.AverageSpend;
            features[row, 3] = (float)profile.Tier;
        }

        return features;
    }
}

using Microsoft.Extensions.AI;

namespace Recommendations.Ai;

public sealed class DescriptionEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>(texts.Count);
        foreach (var batch in texts.Chunk(100))
        {
            var embeddings = await generator.GenerateAsync(batch, cancellationToken: cancellationToken);
            vectors.AddRange(embeddings.Select(embedding => embedding.Vector));
        }

        return vectors;
    }
}

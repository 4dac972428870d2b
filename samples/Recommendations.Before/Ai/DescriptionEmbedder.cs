using Microsoft.Extensions.AI;

namespace Recommendations.Ai;

public sealed class DescriptionEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>(texts.Count);
        foreach (var text in texts)
        {
            vectors.Add(await generator.GenerateVectorAsync(text, cancellationToken: cancellationToken)); // expect: SCL1005
        }

        return vectors;
    }
}

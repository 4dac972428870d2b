using Microsoft.Extensions.AI;

namespace Recommendations.Ai;

public sealed class QueryEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    public async Task<ReadOnlyMemory<float>> EmbedAsync(string query, CancellationToken cancellationToken)
    {
        return await generator.GenerateVectorAsync(query, cancellationToken: cancellationToken); // expect: SCL1006
    }
}

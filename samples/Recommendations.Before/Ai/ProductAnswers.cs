using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Recommendations.Ai;

public sealed class ProductAnswers(IChatClient chat, IMemoryCache cache)
{
    private static readonly ChatOptions Options = new() { Temperature = 0, MaxOutputTokens = 200 };

    public async Task<string?> AskAsync(int productId, string question, CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync($"answer:{productId}:{question}", async entry => // expect: SCL1007
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1);
            var response = await chat.GetResponseAsync($"Answer a question about product {productId}: {question}", Options, cancellationToken);
            return response.Text;
        });
}

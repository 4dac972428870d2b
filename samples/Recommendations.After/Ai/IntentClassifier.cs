using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Hybrid;
using Recommendations.Models;

namespace Recommendations.Ai;

public sealed class IntentClassifier(IChatClient chat, HybridCache cache)
{
    private static readonly ChatOptions Options = new() { Temperature = 0, MaxOutputTokens = 4 };
    private static readonly HybridCacheEntryOptions Expiry = new() { Expiration = TimeSpan.FromDays(1) };

    public async Task<SearchIntent> ClassifyAsync(string query, CancellationToken cancellationToken)
    {
        var answer = await cache.GetOrCreateAsync(
            "intent:" + query.Trim().ToUpperInvariant(),
            async token => (await chat.GetResponseAsync($"Answer Browse, Buy or Compare. What does '{query}' want?", Options, token)).Text,
            Expiry,
            cancellationToken: cancellationToken);
        return Enum.TryParse<SearchIntent>(answer, ignoreCase: true, out var intent) ? intent : SearchIntent.Browse;
    }
}

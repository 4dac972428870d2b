using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;
using Recommendations.Models;

namespace Recommendations.Caching;

public sealed class RecommendationCache(IMemoryCache cache)
{
    public bool TryGet(string customerId, [NotNullWhen(true)] out IReadOnlyList<RankedProduct>? ranked) =>
        cache.TryGetValue(Key(customerId), out ranked) && ranked is not null;

    public void Remember(string customerId, IReadOnlyList<RankedProduct> ranked)
    {
        cache.Set(Key(customerId), ranked, TimeSpan.FromMinutes(15));
    }

    private static string Key(string customerId) => "recommendations:" + customerId;
}

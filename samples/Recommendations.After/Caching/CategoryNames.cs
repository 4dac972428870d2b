using Microsoft.Extensions.Caching.Memory;

namespace Recommendations.Caching;

/// <summary>Display names of categories. Bounded: each entry lives for an hour.</summary>
public sealed class CategoryNames(IMemoryCache cache)
{
    public string For(string category)
    {
        if (cache.TryGetValue(category, out string? name) && name is not null)
        {
            return name;
        }

        name = char.ToUpperInvariant(category[0]) + category[1..];
        return cache.Set(category, name, TimeSpan.FromHours(1));
    }
}

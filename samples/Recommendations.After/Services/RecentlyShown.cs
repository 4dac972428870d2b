using System.Collections.Concurrent;

namespace Recommendations.Services;

/// <summary>The last products that anybody was shown. Bounded: the oldest go when new ones come.</summary>
public static class RecentlyShown
{
    private const int Capacity = 500;

    private static readonly ConcurrentQueue<int> Products = new();

    public static void Note(int productId)
    {
        Products.Enqueue(productId);
        while (Products.Count > Capacity)
        {
            Products.TryDequeue(out _);
        }
    }
}

using System.Collections.Concurrent;

namespace Recommendations.Services;

/// <summary>The last queries. Bounded: the oldest go when new ones come.</summary>
public static class RecentQueries
{
    private const int Capacity = 10_000;

    private static readonly ConcurrentQueue<string> Queries = new();

    public static void Note(string query)
    {
        Queries.Enqueue(query);
        while (Queries.Count > Capacity)
        {
            Queries.TryDequeue(out _);
        }
    }

    public static bool Contains(string query) => Queries.Contains(query);
}

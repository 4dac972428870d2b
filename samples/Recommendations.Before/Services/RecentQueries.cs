using System.Collections.Concurrent;

namespace Recommendations.Services;

public static class RecentQueries
{
    private static readonly ConcurrentDictionary<string, DateTimeOffset> LastSeen = new();

    public static void Note(string query) => LastSeen[query] = DateTimeOffset.UtcNow; // expect: SCL4002

    public static bool Contains(string query) => LastSeen.ContainsKey(query);
}

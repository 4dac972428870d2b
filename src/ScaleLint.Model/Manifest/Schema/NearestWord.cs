namespace ScaleLint.Model;

/// <summary>Finds what the user most likely meant by a misspelt word.</summary>
internal static class NearestWord
{
    /// <summary>Words longer than this are compared by their beginning; the comparison is quadratic in the length.</summary>
    private const int LongestCompared = 64;

    /// <summary>A sentence that helps: the nearest word when one is near, otherwise all of them.</summary>
    public static string Suggest(string word, IEnumerable<string> known)
    {
        var candidates = known.ToList();
        var nearest = candidates
            .Select(candidate => (Word: candidate, Distance: IsBeginning(word, candidate) ? 1 : Distance(word, candidate)))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .First();
        return nearest.Distance <= Math.Max(2, nearest.Word.Length / 2)
            ? $"did you mean '{nearest.Word}'?"
            : $"nearest is '{nearest.Word}' of: {string.Join(", ", candidates)}";
    }

    /// <summary>Whether somebody wrote the first letters of a word and stopped, which no count of letters sees.</summary>
    private static bool IsBeginning(string word, string candidate) =>
        word.Length >= 3 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Optimal string alignment distance, without regard to case: how many letters to insert, drop, change or swap with the next.</summary>
    private static int Distance(string left, string right)
    {
        var a = Clip(left);
        var b = Clip(right);
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                    cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }

    private static string Clip(string word) =>
        (word.Length <= LongestCompared ? word : word.Substring(0, LongestCompared)).ToLowerInvariant();
}

namespace ScaleLint.Model;

/// <summary>Open ends as the text of one diagnostic property: an open end a line, its members by <c>|</c>, a tab, its path by <c> -> </c>.</summary>
public static class OpenEndText
{
    private static readonly string[] Arrow = [" -> "];

    /// <summary>Writes open ends.</summary>
    public static string Write(IEnumerable<OpenEnd> ends) => string.Join("\n", ends.Select(end => string.Join("|", end.Members) + "\t" + string.Join(" -> ", end.Path)));

    /// <summary>Reads what <see cref="Write"/> wrote; lines of another form are passed over.</summary>
    public static IReadOnlyList<OpenEnd> Read(string text)
    {
        var ends = new List<OpenEnd>();
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf('\t') is var tab && tab > 0)
            {
                ends.Add(new OpenEnd(line.Substring(0, tab).Split('|'), line.Substring(tab + 1).Split(Arrow, StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        return ends;
    }
}

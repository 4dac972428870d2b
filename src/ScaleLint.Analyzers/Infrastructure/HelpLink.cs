namespace ScaleLint.Analyzers;

/// <summary>Where the page of a rule is.</summary>
internal static class HelpLink
{
    /// <summary>The page of a rule id.</summary>
    public static string For(string id) => $"https://github.com/scalelint/scalelint/blob/main/docs/rules/{id}.md";
}

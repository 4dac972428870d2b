namespace ScaleLint.Model;

/// <summary>A finding of a rule in the code.</summary>
/// <param name="RuleId">The rule, such as SCL1001.</param>
/// <param name="IsSuppressed">Whether it is accepted, in the code or in the manifest; then it does not count.</param>
public sealed record CodeFinding(
    string RuleId,
    bool IsSuppressed)
{
    /// <summary>The assembly of the library that the finding was gathered from; empty for the project itself.</summary>
    public string Project { get; init; } = "";

    /// <summary>The assembly that the smell is in, where the finding is at the call that leads into a library; else empty.</summary>
    public string Library { get; init; } = "";

    /// <summary>The file, relative to the project directory where it lies below it, with forward slashes; empty when unknown.</summary>
    public string File { get; init; } = "";

    /// <summary>The line, from 1; 0 when unknown.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 when unknown.</summary>
    public int Column { get; init; }

    /// <summary>The documentation-comment ID of the member it stands in; empty when unknown.</summary>
    public string Member { get; init; } = "";

    /// <summary>The steps of the request path, the entry point first; empty for a rule that needs none.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What the rule says.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why it is accepted; null when it is not, or nobody says why.</summary>
    public string? Justification { get; init; }

    /// <summary>The request path as people read it, with the library that it leads into.</summary>
    public string ShownPath => string.Join(" -> ", Path) + (Library.Length > 0 ? $" (in {Library})" : "");
}

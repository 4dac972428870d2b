namespace ScaleLint.Model;

/// <summary>One thing that a library's open ends reach. It has no line numbers: a changed comment must not make the next project compile again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Member">The documentation-comment ID of the member it stands in.</param>
public sealed record EvidenceItem(EvidenceKind Kind, string Member)
{
    /// <summary>The rule of a smell, such as SCL1003; empty for the other kinds.</summary>
    public string RuleId { get; init; } = "";

    /// <summary>What the rule's message names; empty for the other kinds.</summary>
    public string Smell { get; init; } = "";

    /// <summary>The documentation-comment ID of the member that a call calls; empty for the other kinds.</summary>
    public string Target { get; init; } = "";

    /// <summary>Why the smell is accepted at its place, empty where no reason is given; null where it is not accepted.</summary>
    public string? Justification { get; init; }

    /// <summary>Which of the same smells in the same member it is, from 1, in the order of the source.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>
    /// Documentation-comment IDs of members, one of which a request must come to as well, or the smell is none: what is read whole grows only where somebody adds to it. Empty where the
    /// open ends alone decide.
    /// </summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The open ends that reach it.</summary>
    public IReadOnlyList<OpenEnd> OpenEnds { get; init; } = [];
}

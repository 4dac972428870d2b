namespace ScaleLint.Model;

/// <summary>Findings that were there when the baseline was written.</summary>
/// <param name="Member">The documentation-comment ID of the member they stand in; empty when unknown.</param>
/// <param name="File">The file, relative to the project directory.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Count">How many there are, 1 or more.</param>
public sealed record BaselineEntry(
    string Member,
    string File,
    string RuleId,
    int Count);

namespace ScaleLint.Model;

/// <summary>A member with more findings of a rule than its baseline allows.</summary>
/// <param name="First">The first of the findings.</param>
/// <param name="Found">How many there are.</param>
/// <param name="Allowed">How many the baseline allows.</param>
public sealed record BaselineExcess(
    CodeFinding First,
    int Found,
    long Allowed);

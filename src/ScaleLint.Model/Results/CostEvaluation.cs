namespace ScaleLint.Model;

/// <summary>What came of evaluating a manifest.</summary>
/// <param name="Report">The report; null when the forecast leaves the range of numbers.</param>
/// <param name="Diagnostics">What to tell the user: an overflow, or what the gate objects to.</param>
public sealed record CostEvaluation(
    CostReport? Report,
    IReadOnlyList<CostDiagnostic> Diagnostics);

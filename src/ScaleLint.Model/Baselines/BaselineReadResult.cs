namespace ScaleLint.Model;

/// <summary>What came of reading a baseline: the baseline, or what is wrong with it.</summary>
/// <param name="Baseline">The baseline; null when there is any problem.</param>
/// <param name="Diagnostics">All problems, in file order.</param>
public sealed record BaselineReadResult(Baseline? Baseline, IReadOnlyList<CostDiagnostic> Diagnostics);

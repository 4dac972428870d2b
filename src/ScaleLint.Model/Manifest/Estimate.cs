namespace ScaleLint.Model;

/// <summary>A number of the manifest with its uncertainty. Low and high are the 10th and 90th percentile.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">The 10th percentile; the value itself when the manifest gives none.</param>
/// <param name="High">The 90th percentile; the value itself when the manifest gives none.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Note">What the manifest says about it.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record Estimate(
    double Value,
    double Low,
    double High,
    EstimateSource Source,
    string? Note,
    SourcePosition Position);

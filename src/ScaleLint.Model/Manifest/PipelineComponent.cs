namespace ScaleLint.Model;

/// <summary>The cost of moving and transforming data.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="Pattern">How data is processed.</param>
/// <param name="GrowthExponent">Overrides the exponent of the pattern; null when not given.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record PipelineComponent(
    Estimate? CostPerMonth,
    PipelinePattern? Pattern,
    Estimate? GrowthExponent,
    SourcePosition Position);

namespace ScaleLint.Model;

/// <summary>The cost of training and retraining.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="Strategy">What makes training run.</param>
/// <param name="GrowthExponent">Overrides the exponent of the strategy, on data; null when not given.</param>
/// <param name="RunsPer12MonthsFactor">Growth factor of the number of runs over 12 months; 1 when not given.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record TrainingComponent(
    Estimate? CostPerMonth,
    TrainingStrategy? Strategy,
    Estimate? GrowthExponent,
    Estimate? RunsPer12MonthsFactor,
    SourcePosition Position);

namespace ScaleLint.Model;

/// <summary>The cost of running predictions.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="Architecture">How it is deployed.</param>
/// <param name="GrowthExponent">Overrides the exponent of the architecture; null when not given.</param>
/// <param name="Hosting">Who runs the model.</param>
/// <param name="CacheHitRate">The share of requests answered from a cache now, 0 to below 1.</param>
/// <param name="PlannedCacheHitRate">The share planned.</param>
/// <param name="PlannedByMonth">The month in which the plan is reached; 12 when not given.</param>
/// <param name="ContextTokens">Tokens of context per request now.</param>
/// <param name="ContextTokensPer12Months">Growth factor of the context over 12 months; 1 when not given.</param>
/// <param name="AttentionShare">The share of the work that is quadratic in the context, 0 to 1; estimated from the context when not given.</param>
/// <param name="ModelSizeMb">Size of the model, in megabytes.</param>
/// <param name="LatencyMs">Latency of a prediction, in milliseconds.</param>
/// <param name="GpuUtilization">Mean GPU utilization, 0 to 1.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record InferenceComponent(
    Estimate? CostPerMonth,
    InferenceArchitecture? Architecture,
    Estimate? GrowthExponent,
    Hosting? Hosting,
    Estimate? CacheHitRate,
    Estimate? PlannedCacheHitRate,
    Estimate? PlannedByMonth,
    Estimate? ContextTokens,
    Estimate? ContextTokensPer12Months,
    Estimate? AttentionShare,
    Estimate? ModelSizeMb,
    Estimate? LatencyMs,
    Estimate? GpuUtilization,
    SourcePosition Position);

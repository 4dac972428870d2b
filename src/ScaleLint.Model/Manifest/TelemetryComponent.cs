namespace ScaleLint.Model;

/// <summary>The cost of metrics and monitoring.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="Labels">The labels of the metrics; null when unknown.</param>
/// <param name="MetricsPer12Months">Growth factor of the number of metrics over 12 months; 1 when not given.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record TelemetryComponent(
    Estimate? CostPerMonth,
    IReadOnlyList<TelemetryLabel>? Labels,
    Estimate? MetricsPer12Months,
    SourcePosition Position);

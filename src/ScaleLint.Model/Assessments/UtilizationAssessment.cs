namespace ScaleLint.Model;

/// <summary>The test of article 4.2: is capacity paid for that nobody uses?</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="BandLow">The lower end of the band of its kind.</param>
/// <param name="BandHigh">The upper end.</param>
/// <param name="Verdict">Where it lies.</param>
/// <param name="UnitsNeeded">How many units do the same work at 65 %, not rounded; null where the number of units is unknown.</param>
/// <param name="Waste">What the idle part costs a month, in the currency of the manifest; null where it lies within the band or the cost is unknown.</param>
public sealed record UtilizationAssessment(
    ResourceUtilization Measured,
    double BandLow,
    double BandHigh,
    UtilizationVerdict Verdict,
    double? UnitsNeeded,
    double? Waste)
{
    /// <summary>The price that <see cref="Waste"/> follows from; null where the manifest gives the cost, or nobody does.</summary>
    public Price? Price { get; init; }

    /// <summary>What the article's right-sized system reached.</summary>
    private const double Target = 0.65;
    private const double IdleGpu = 0.30;

    /// <summary>A year of 365 days in twelve parts.</summary>
    private const double HoursPerMonth = 730;

    /// <summary>Assesses one resource.</summary>
    internal static UtilizationAssessment Of(ResourceUtilization measured, PriceList prices)
    {
        var price = measured is { CostPerMonth: null, Units: not null, Price: { } id } ? prices.Find(id) : null;
        var cost = measured.CostPerMonth?.Value ?? (price?.Value * HoursPerMonth * measured.Units?.Value);
        var (low, high) = measured.Resource switch
        {
            MeasuredResource.GpuBatch => (0.70, 0.90),
            MeasuredResource.GpuOnline => (0.40, 0.60),
            MeasuredResource.Cpu => (0.60, 0.80),
            _ => (0.70, 0.85),
        };
        var utilization = measured.Utilization.Value;
        var isGpu = measured.Resource is MeasuredResource.GpuBatch or MeasuredResource.GpuOnline;
        var verdict = isGpu && utilization < IdleGpu ? UtilizationVerdict.Idle
            : utilization < low ? UtilizationVerdict.Below
            : utilization > high ? UtilizationVerdict.Above
            : UtilizationVerdict.Within;
        var isBelow = verdict is UtilizationVerdict.Idle or UtilizationVerdict.Below;
        return new UtilizationAssessment(
            measured,
            low,
            high,
            verdict,
            measured.Units?.Value * utilization / Target,
            isBelow && cost is { } known && ForecastInterval.IsAmount(known) ? known * Math.Max(0, 1 - (utilization / Target)) : null)
        {
            Price = isBelow ? price : null,
        };
    }
}

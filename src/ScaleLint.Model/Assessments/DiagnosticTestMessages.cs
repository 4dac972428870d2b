using System.Globalization;

namespace ScaleLint.Model;

/// <summary>What the four tests tell the user: a warning at the measurement that fails.</summary>
internal static class DiagnosticTestMessages
{
    public static IEnumerable<CostDiagnostic> Of(Manifest manifest, DiagnosticTests tests)
    {
        var currency = manifest.Currency;
        if (tests.CostStability is { Verdict: StabilityVerdict.Unstable } stability)
        {
            yield return Warning(
                CostDiagnosticIds.UnstableUnitCost,
                $"A request costs {Percent(stability.ChangePer10x)} more for ten times the requests; above 30 % the article asks to look for the cause at once: models loaded per request, synchronous queries, connections without a pool",
                manifest.Measurements.CostPerRequest[0].RequestsPerDay.Position);
        }

        foreach (var resource in tests.Utilization.Where(resource => resource.Verdict is UtilizationVerdict.Idle or UtilizationVerdict.Below))
        {
            var name = resource.Measured.Name.Length > 0 ? Quoted.Of(resource.Measured.Name) : EnumWords<MeasuredResource>.WordOf(resource.Measured.Resource);
            var waste = resource.Waste is { } amount ? $"; about {Amounts.Show(amount, currency)} a month is paid for idle capacity" : "";
            var needed = resource is { UnitsNeeded: { } units, Measured.Units: { } now } ? $"; {Math.Ceiling(units).ToString("0", CultureInfo.InvariantCulture)} of {now.Value.ToString("0.##", CultureInfo.InvariantCulture)} units would do at 65 %" : "";
            yield return Warning(
                CostDiagnosticIds.IdleCapacity,
                $"{name} is used to {Percent(resource.Measured.Utilization.Value)}, below the {Percent(resource.BandLow)} to {Percent(resource.BandHigh)} of its kind{waste}{needed}",
                resource.Measured.Utilization.Position);
        }

        foreach (var liability in tests.ModelComplexity?.Liabilities ?? [])
        {
            var (deployed, smaller) = (liability.Deployed, liability.Alternative);
            yield return Warning(
                CostDiagnosticIds.OversizedModel,
                $"{Quoted.Of(deployed.Name)} is deployed, yet {Quoted.Of(smaller.Name)} has {(deployed.Accuracy.Value > 0 ? Percent(smaller.Accuracy.Value / deployed.Accuracy.Value) + " of its accuracy" : "no less accuracy")} at {Percent(smaller.Complexity.Value / deployed.Complexity.Value)} of its complexity",
                deployed.Complexity.Position);
        }

        if (manifest.Components.Storage is { KeepsForEver: true, Tiers.Count: < 2, IngestGbPerMonth: { } ingest } && tests.DataVolume is { } data)
        {
            yield return Warning(
                CostDiagnosticIds.UnboundedData,
                $"Data is kept for ever: in month 24 its storage costs {Amounts.Show(data[DataPolicy.Declared].CostMonth24, currency)} a month; with tiers {Amounts.Show(data[DataPolicy.Tiered].CostMonth24, currency)}, aggregated and sampled {Amounts.Show(data[DataPolicy.Sampled].CostMonth24, currency)}",
                ingest.Position);
        }
    }

    private static CostDiagnostic Warning(string id, string message, SourcePosition position) => new(id, DiagnosticLevel.Warning, message, position);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}

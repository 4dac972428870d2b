using System.Globalization;

namespace ScaleLint.Model;

/// <summary>"No worse than the baseline": the assertions, and what is said of them.</summary>
internal static class BaselineGate
{
    /// <summary>What the names of the assertions begin with.</summary>
    public const string Prefix = "baseline.";

    /// <summary>The assertion about findings.</summary>
    public const string Findings = Prefix + "findings";

    private const int MostNamed = 3;

    /// <summary>Two runtimes may round the last digit of a forecast differently; that is no change.</summary>
    private const double Rounding = 1e-9;

    /// <summary>What must not be worse.</summary>
    public static IEnumerable<GateAssertion> Assertions(Manifest manifest, CostForecast forecast, RiskAssessment risk, BaselineComparison? comparison, bool isCodeKnown)
    {
        if (comparison is null || manifest.Gate.Baseline == GateLevel.Off)
        {
            yield break;
        }

        if (comparison.Baseline.Forecast is { } before)
        {
            // Without the code the score lacks what the findings add, and is no worse for that.
            yield return Assertion("riskScore", before.Score, risk.Score) with { IsScore = true };
            if (comparison.IsComparable)
            {
                yield return Assertion("costAtMonth12", before.Month12, forecast.Months[CostModel.HighlightMonth].Expected) with { Month = CostModel.HighlightMonth };
                yield return Assertion("costAtMonth36", before.Month36, forecast.Months[CostModel.LastMonth].Expected) with { Month = CostModel.LastMonth };
            }
        }

        if (isCodeKnown)
        {
            yield return new GateAssertion(CostDiagnosticIds.BaselineGate, Findings, manifest.Gate.Baseline, 0, comparison.New, null);
        }

        GateAssertion Assertion(string name, double allowed, double actual) =>
            new(CostDiagnosticIds.BaselineGate, Prefix + name, manifest.Gate.Baseline, allowed + (Rounding * Math.Max(1, allowed)), actual, null);
    }

    /// <summary>What to say of the findings that the baseline does not cover.</summary>
    public static string Describe(BaselineComparison comparison)
    {
        var named = string.Join(", ", comparison.Worse.Take(MostNamed).Select(Describe)) + (comparison.Worse.Count > MostNamed ? ", ..." : "");
        return $"The code has {Count(comparison.New, "finding")} more than the baseline: {named}; mend what is new, or accept it with -p:ScaleLintUpdateBaseline=true";
    }

    /// <summary>A note on what the baseline allows and nobody needs any more.</summary>
    public static IEnumerable<CostDiagnostic> Stale(CostReport report)
    {
        if (report.Baseline is not { Stale: { Count: > 0 } stale })
        {
            yield break;
        }

        var named = string.Join(", ", stale.Take(MostNamed).Select(entry => $"{Quoted.WithoutControls(entry.RuleId)} in {PlaceOf(entry.Member, entry.File)}")) + (stale.Count > MostNamed ? ", ..." : "");
        yield return new CostDiagnostic(
            CostDiagnosticIds.StaleBaseline,
            DiagnosticLevel.Info,
            $"{Count(stale.Sum(entry => (long)entry.Count), "finding")} of the baseline {(stale.Count == 1 && stale[0].Count == 1 ? "is" : "are")} mended: {ReportText.Clean(named)}; write it anew with -p:ScaleLintUpdateBaseline=true, so that they cannot come back",
            report.Manifest.Components.Position);
    }

    private static string Describe(BaselineExcess excess) =>
        $"{excess.First.RuleId} in {PlaceOf(excess.First.Member, excess.First.File)} at {Quoted.WithoutControls(excess.First.File)}({excess.First.Line.ToString(CultureInfo.InvariantCulture)}) ({excess.Found.ToString(CultureInfo.InvariantCulture)} found, {excess.Allowed.ToString(CultureInfo.InvariantCulture)} allowed)";

    private static string PlaceOf(string member, string file) => Quoted.WithoutControls(Baseline.PlaceOf(member, file));

    private static string Count(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}

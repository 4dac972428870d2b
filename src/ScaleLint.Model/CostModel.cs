namespace ScaleLint.Model;

/// <summary>The whole model in one call. Pure: the same manifest and findings always give the same report.</summary>
public static class CostModel
{
    /// <summary>The last month of the forecast.</summary>
    public const int LastMonth = 36;

    /// <summary>The first of the two months that are highlighted; the other is <see cref="LastMonth"/>.</summary>
    public const int HighlightMonth = 12;

    /// <summary>Evaluates a manifest without looking at code.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>The report, or why there is none.</returns>
    public static CostEvaluation Evaluate(Manifest manifest) => Evaluate(manifest, null);

    /// <summary>Evaluates a manifest together with what was found in the code.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="found">The findings in the code; null where nobody looked, which is not the same as none.</param>
    /// <returns>The report, or why there is none.</returns>
    public static CostEvaluation Evaluate(Manifest manifest, IReadOnlyList<CodeFinding>? found) => Evaluate(manifest, found, null);

    /// <summary>Evaluates a manifest together with what was found in the code, and compares both with a baseline.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="found">The findings in the code; null where nobody looked, which is not the same as none.</param>
    /// <param name="baseline">The baseline; null for none.</param>
    /// <returns>The report, or why there is none.</returns>
    public static CostEvaluation Evaluate(Manifest manifest, IReadOnlyList<CodeFinding>? found, Baseline? baseline)
    {
        var forecast = Forecaster.Forecast(manifest, out var overflow);
        if (forecast is null)
        {
            return new CostEvaluation(null, [overflow!]);
        }

        var code = found is null ? null : CodeAssessment.Of(manifest, found, forecast);
        var risk = RiskScorer.Score(manifest, forecast, code?.Findings ?? [], code?.Contradictions ?? []);
        var mitigations = MitigationRanking.Rank(manifest, forecast);
        var comparison = baseline is null ? null : BaselineComparison.Of(baseline, manifest, code);
        var gate = GateEvaluator.Evaluate(manifest, forecast, risk, comparison, code is not null);
        var report = new CostReport(manifest, forecast, risk, mitigations, gate)
        {
            Code = code,
            Baseline = comparison,
            Tests = DiagnosticTests.Of(manifest),
            Calibration = Calibrator.Calibrate(manifest.Measurements.History, manifest.Components),
            Plan = MitigationPlanner.Plan(manifest, forecast, mitigations, code),
            Redesigns = Redesign.Of(forecast),
        };
        report = report with { Notes = [.. PriceAge.Of(manifest, report.Tests.Prices), .. BaselineGate.Stale(report)] };
        return new CostEvaluation(
            report,
            [.. DiagnosticTestMessages.Of(manifest, report.Tests), .. GateEvaluator.Diagnose(report), .. CodeGate.Diagnose(report), .. Suppressions.Expired(manifest), .. report.Notes]);
    }
}

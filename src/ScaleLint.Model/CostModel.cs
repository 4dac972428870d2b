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
    public static CostEvaluation Evaluate(Manifest manifest) => Evaluate(manifest, [], []);

    /// <summary>Evaluates a manifest together with what was found in the code.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="findings">The findings in the code.</param>
    /// <param name="contradictions">The claims of the manifest that the code contradicts.</param>
    /// <returns>The report, or why there is none.</returns>
    public static CostEvaluation Evaluate(Manifest manifest, IReadOnlyList<CodeFinding> findings, IReadOnlyList<ClaimContradiction> contradictions)
    {
        var forecast = Forecaster.Forecast(manifest, out var overflow);
        if (forecast is null)
        {
            return new CostEvaluation(null, [overflow!]);
        }

        var risk = RiskScorer.Score(manifest, forecast, findings, contradictions);
        var mitigations = MitigationRanking.Rank(manifest, forecast);
        var gate = GateEvaluator.Evaluate(manifest, forecast, risk);
        return new CostEvaluation(new CostReport(manifest, forecast, risk, mitigations, gate), GateEvaluator.Diagnose(manifest, gate));
    }
}

namespace ScaleLint.Model;

/// <summary>Scores how likely a system is to outgrow its budget. Every driver only ever adds points; none depends on the currency.</summary>
internal static class RiskScorer
{
    private const double MaxScore = 100;
    private const double MaxCodeFindings = 25;
    private const double MaxContradictions = 15;

    /// <summary>Ten times the models need 18 times the people (article 2.5: 45 people for 50 models, 2.5 for 5).</summary>
    private static readonly double TeamExponent = StableMath.Log10(18);

    public static RiskAssessment Score(
        Manifest manifest, CostForecast forecast, IReadOnlyList<CodeFinding> findings, IReadOnlyList<ClaimContradiction> contradictions)
    {
        var components = manifest.Components;
        var ledger = new RiskLedger(
            45 * Clamp((forecast.Exponent - 1) / 0.4),
            components.Inference?.CacheHitRate is { } hitRate ? 12 * Clamp(1 - hitRate.Value / 0.6) : 0,
            Retention(components.Storage),
            Telemetry(components.Telemetry),
            components.Inference?.GpuUtilization is { } utilization ? 8 * Clamp((0.40 - utilization.Value) / 0.30) : 0,
            Complexity(components.Inference),
            Team(components.Operations),
            CodeFindings(findings),
            Math.Min(MaxContradictions, 7.5 * contradictions.Count));
        var unknown = RiskInputs.Unknown(manifest);
        var score = Math.Min(MaxScore, ledger.Sum);
        var confidence = (RiskInputs.Count - unknown.Count) / (double)RiskInputs.Count;
        return new RiskAssessment(score, LevelOf(score), confidence, ledger, unknown);
    }

    /// <summary>The level of a score.</summary>
    public static RiskLevel LevelOf(double score) => score switch
    {
        <= 30 => RiskLevel.Low,
        <= 70 => RiskLevel.Moderate,
        <= 85 => RiskLevel.High,
        _ => RiskLevel.Critical,
    };

    private static double Retention(StorageComponent? storage)
    {
        if (storage?.RetentionDays is not { } days)
        {
            return storage is { KeepsForEver: true } ? 12 : 0;
        }

        var points = 12 * Clamp((days.Value - 90) / 630);
        return storage.Tiers.Count >= 2 ? points / 2 : points;
    }

    private static double Telemetry(TelemetryComponent? telemetry)
    {
        if (telemetry?.CostPerMonth is not { } cost)
        {
            return 0;
        }

        // Without labels the article's growth is assumed, which counts: an unknown label set is what the growth comes from.
        var expected = new Scenario { TelemetryExponent = GrowthExponents.Telemetry.Mid };
        var seriesAt10x = new TelemetryCurve(telemetry, cost).VolumeFactor(Drivers.TenTimesTheUsers, expected);
        return 8 * Clamp(StableMath.Log10(seriesAt10x) - 1);
    }

    private static double Complexity(InferenceComponent? inference)
    {
        var context = inference?.ContextTokens is { } tokens ? Clamp(StableMath.Log(tokens.Value / 1000, 2) / 3) : 0;
        var size = inference?.ModelSizeMb is { } megabytes ? Clamp(StableMath.Log10(megabytes.Value / 250) / StableMath.Log10(20)) : 0;
        var latency = inference?.LatencyMs is { } milliseconds ? Clamp((milliseconds.Value - 200) / 1800) : 0;
        return 5 * Math.Max(context, Math.Max(size, latency));
    }

    private static double Team(OperationsComponent? operations)
    {
        if (operations is not { Models: { } models, MlEngineers: { } mlEngineers })
        {
            return 0;
        }

        var needed = 2.5 * StableMath.Pow(models.Value / 5, TeamExponent);
        var understaffed = 7 * Clamp(needed / mlEngineers.Value - 1);
        if (operations is not { DeploymentsPerMonth: { } deployments, InfrastructureEngineers: { } infrastructureEngineers })
        {
            return understaffed;
        }

        // Nothing deployed by nobody is no overload; anything deployed by nobody is.
        var releases = deployments.Value * models.Value;
        var overload = releases == 0 ? 0 : releases / (4 * (mlEngineers.Value + infrastructureEngineers.Value));
        return understaffed + 3 * Clamp((overload - 1) / 3);
    }

    /// <summary>Every further finding of a rule adds half of what the one before added.</summary>
    private static double CodeFindings(IReadOnlyList<CodeFinding> findings)
    {
        var points = findings
            .Where(finding => !finding.IsSuppressed)
            .GroupBy(finding => finding.RuleId, StringComparer.Ordinal)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Sum(rule => RuleWeights.Of(rule.Key) * (1 - StableMath.Pow(2, -rule.Count())));
        return Math.Min(MaxCodeFindings, points);
    }

    private static double Clamp(double share) => Math.Max(0, Math.Min(1, share));
}

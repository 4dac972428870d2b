namespace ScaleLint.Model.Tests;

public sealed class RiskScorerTests
{
    [Theory]
    [InlineData(""", "cacheHitRate": 0.3""", 6)]
    [InlineData(""", "cacheHitRate": 0.6""", 0)]
    [InlineData(""", "gpuUtilization": 0.25""", 4)]
    [InlineData(""", "gpuUtilization": 0""", 8)]
    [InlineData(""", "contextTokens": 2000""", 5.0 / 3)]
    [InlineData(""", "modelSizeMb": 5000""", 5)]
    [InlineData(""", "latencyMs": 1100""", 2.5)]
    [InlineData(""", "latencyMs": 1100, "contextTokens": 8000""", 5)]
    public void InferenceDriver_AddsItsPoints(string inference, double points) =>
        Assert.Equal(points, Score(Manifests.Minimal(inference)).Score, 1e-9);

    [Theory]
    [InlineData(""" "retentionDays": 90 """, 0)]
    [InlineData(""" "retentionDays": 405 """, 6)]
    [InlineData(""" "retentionDays": 9000 """, 12)]
    [InlineData(""" "retentionDays": null """, 12)]
    [InlineData(""" "ageMonths": 3 """, 0)]
    [InlineData(""" "retentionDays": 405, "tiers": [ { "afterDays": 0, "pricePerGbMonth": 2 }, { "afterDays": 30, "pricePerGbMonth": 1 } ] """, 3)]
    public void Retention_AddsItsPoints(string storage, double points) =>
        Assert.Equal(points, Score(Manifests.Minimal(components: $$""", "storage": { "costPerMonth": 1, {{storage}} } """)).Ledger.Retention, 1e-9);

    [Theory]
    [InlineData("""[]""", 0)]
    [InlineData("""[ { "name": "a", "growsWith": "users" } ]""", 0)]
    [InlineData("""[ { "name": "a", "growsWith": "users" }, { "name": "b", "growsWith": "data" } ]""", 8)]
    public void Telemetry_AddsPointsForSeriesThatMultiply(string labels, double points) =>
        Assert.Equal(points, Score(Manifests.Minimal(components: $$""", "telemetry": { "costPerMonth": 1, "labels": {{labels}} } """)).Ledger.Telemetry, 1e-9);

    [Theory]
    [InlineData(""" "models": 5, "mlEngineers": 2.5 """, 0)]
    [InlineData(""" "models": 50, "mlEngineers": 22.5 """, 7)]
    [InlineData(""" "models": 50, "mlEngineers": 30 """, 3.5)]
    [InlineData(""" "models": 5, "mlEngineers": 0 """, 7)]
    [InlineData(""" "models": 5, "mlEngineers": 0, "infrastructureEngineers": 0, "deploymentsPerMonth": 0 """, 7)]
    [InlineData(""" "models": 5, "mlEngineers": 0, "infrastructureEngineers": 0, "deploymentsPerMonth": 1 """, 10)]
    [InlineData(""" "models": 1, "mlEngineers": 1, "infrastructureEngineers": 0, "deploymentsPerMonth": 10 """, 1.5)]
    [InlineData(""" "mlEngineers": 0 """, 0)]
    public void Team_AddsItsPoints(string operations, double points) =>
        Assert.Equal(points, Score(Manifests.Minimal(components: $$""", "operations": { {{operations}} } """)).Ledger.Team, 1e-9);

    [Fact]
    public void Findings_AddLessTheMoreThereAre()
    {
        Assert.Equal(6, Findings("SCL1001"));
        Assert.Equal(9, Findings("SCL1001", "SCL1001"));
        Assert.Equal(9 + 4 + 2, Findings("SCL1001", "SCL1001", "SCL1003", "SCL9999"));
        Assert.Equal(25, Findings([.. Enumerable.Repeat("SCL1011", 20), .. Enumerable.Repeat("SCL1012", 20)]));

        static double Findings(params string[] rules) => Score(Manifests.Minimal(), [.. rules.Select(rule => new CodeFinding(rule, false))]).Ledger.CodeFindings;
    }

    [Fact]
    public void SuppressedFindings_DoNotCount() =>
        Assert.Equal(0, Score(Manifests.Minimal(), new CodeFinding("SCL1001", true)).Score);

    [Theory]
    [InlineData(1, 7.5)]
    [InlineData(2, 15)]
    [InlineData(5, 15)]
    public void Contradictions_AddUpToFifteen(int count, double points)
    {
        var contradictions = Enumerable.Repeat(new ClaimContradiction("components.inference.cacheHitRate", ["SCL1006"]), count).ToList();
        var manifest = Manifests.Read(Manifests.Minimal());

        Assert.Equal(points, RiskScorer.Score(manifest, Forecaster.Forecast(manifest, out _)!, [], contradictions).Score);
    }

    [Theory]
    [InlineData(30, RiskLevel.Low)]
    [InlineData(30.1, RiskLevel.Moderate)]
    [InlineData(70, RiskLevel.Moderate)]
    [InlineData(70.1, RiskLevel.High)]
    [InlineData(85, RiskLevel.High)]
    [InlineData(85.1, RiskLevel.Critical)]
    public void Score_HasItsLevel(double score, RiskLevel level) => Assert.Equal(level, RiskScorer.LevelOf(score));

    [Fact]
    public void FullManifest_IsFullyKnown()
    {
        var risk = Score(Manifests.Full);

        Assert.Equal(1, risk.Confidence);
        Assert.Empty(risk.Unknown);
    }

    [Fact]
    public void Currency_DoesNotMoveTheScore()
    {
        // The same bill in another currency: every amount times 150.
        var yen = Manifests.Full.Replace("\"costPerMonth\": 12000", "\"costPerMonth\": 1800000").Replace("\"costPerMonth\": 900", "\"costPerMonth\": 135000")
            .Replace("\"costPerMonth\": 6000", "\"costPerMonth\": 900000").Replace("\"costPerMonth\": 3000", "\"costPerMonth\": 450000")
            .Replace("\"costPerMonth\": 450,", "\"costPerMonth\": 67500,").Replace("\"costPerMonth\": 4000", "\"costPerMonth\": 600000");

        Assert.Equal(Score(Manifests.Full).Score, Score(yen).Score, 1e-9);
    }

    private static RiskAssessment Score(string json, params CodeFinding[] findings) =>
        CostModel.Evaluate(Manifests.Read(json), findings).Report!.Risk;
}

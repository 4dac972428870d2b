namespace ScaleLint.Model.Tests;

public sealed class GateTests
{
    [Fact]
    public void DefaultGate_PassesALowScore()
    {
        var evaluation = CostModel.Evaluate(Manifests.Read(Manifests.Minimal()));

        Assert.Empty(evaluation.Diagnostics);
        Assert.Equal(GateOutcome.Pass, evaluation.Report!.Gate.Outcome);
        Assert.Equal(2, evaluation.Report.Gate.Assertions.Count);
    }

    [Fact]
    public void FailedThreshold_IsReportedOnceAtTheMostSevere()
    {
        var manifest = Manifests.Read(Manifests.Minimal(
            inference: """, "cacheHitRate": 0""", rest: "\n, \"gate\": { \"riskScore\": [ { \"level\": \"warn\", \"max\": 5 },\n { \"level\": \"error\", \"max\": 10 } ] }"));
        var evaluation = CostModel.Evaluate(manifest);

        Assert.Equal(GateOutcome.Fail, evaluation.Report!.Gate.Outcome);
        var diagnostic = Assert.Single(evaluation.Diagnostics);
        Assert.Equal(("SCL9201", DiagnosticLevel.Error, new SourcePosition(6, 2)), (diagnostic.Id, diagnostic.Level, diagnostic.Position));
        Assert.Equal("The risk score is 12, above the limit for errors, 10; most of it is caching with 12 points; the cheapest step that helps: cache for 625 USD", diagnostic.Message);
    }

    [Theory]
    [InlineData(""", "gate": { "costAtMonth12": [ { "level": "warn", "max": 78000 } ] }""", "SCL9202", DiagnosticLevel.Warning)]
    [InlineData(""", "gate": { "costAtMonth36": [ { "level": "error", "max": 1e6 } ] }""", "SCL9202", DiagnosticLevel.Error)]
    [InlineData(""", "gate": { "exponent": [ { "level": "error", "max": 0.9 } ] }""", "SCL9203", DiagnosticLevel.Error)]
    [InlineData(""", "budgets": [ { "month": 6, "max": 1000 } ]""", "SCL9202", DiagnosticLevel.Warning)]
    public void ExceededLimit_IsReported(string rest, string id, DiagnosticLevel level)
    {
        var diagnostic = Assert.Single(CostModel.Evaluate(Manifests.Read(Manifests.Minimal(rest: rest))).Diagnostics);

        Assert.Equal((id, level), (diagnostic.Id, diagnostic.Level));
    }

    [Fact]
    public void LevelOff_ChecksNothing()
    {
        var evaluation = CostModel.Evaluate(Manifests.Read(Manifests.Minimal(rest: """, "gate": { "exponent": [ { "level": "off", "max": 0 } ], "riskScore": [] }""")));

        Assert.Empty(evaluation.Diagnostics);
        Assert.Empty(evaluation.Report!.Gate.Assertions);
    }

    [Theory]
    [InlineData("advisory", 90, GateOutcome.Warn)]
    [InlineData("recommended", 90, GateOutcome.Fail)]
    [InlineData("recommended", 75, GateOutcome.Warn)]
    [InlineData("strict", 75, GateOutcome.Fail)]
    [InlineData("strict", 40, GateOutcome.Warn)]
    [InlineData("strict", 20, GateOutcome.Pass)]
    public void Preset_SetsWhatTheManifestLeavesOpen(string preset, double score, GateOutcome outcome)
    {
        var manifest = Manifests.Read(Manifests.Minimal(rest: $$""", "gate": { "preset": "{{preset}}" }"""));
        var forecast = Forecaster.Forecast(manifest, out _)!;
        var risk = RiskScorer.Score(manifest, forecast, [], []) with { Score = score };

        Assert.Equal(outcome, GateEvaluator.Evaluate(manifest, forecast, risk, null, isCodeKnown: false).Outcome);
    }

    [Fact]
    public void KeyOfTheGate_OverridesThePreset()
    {
        var gate = Manifests.Read(Manifests.Minimal(rest: """, "gate": { "preset": "strict", "riskScore": [], "findings": "off" }""")).Gate;

        Assert.Equal((0, GateLevel.Error, GateLevel.Off), (gate.RiskScore.Count, gate.Claims, gate.Findings));
    }

    [Fact]
    public void ExponentOfAComponent_IsCheckedByItself()
    {
        var diagnostic = Assert.Single(CostModel.Evaluate(Manifests.Read(Manifests.Minimal(
            inference: """, "architecture": "session-gpu" """,
            components: """, "training": { "costPerMonth": 1e9, "strategy": "static" } """,
            rest: """, "gate": { "riskScore": [], "exponent": [ { "level": "error", "max": 1.1 }, { "level": "error", "max": 1.2, "component": "inference" }, { "level": "error", "max": 0, "component": "storage" } ] }"""))).Diagnostics);

        Assert.Equal("SCL9203", diagnostic.Id);
        Assert.StartsWith("The cost of inference grows with exponent 1.628, above the limit for errors, 1.2; it grows with requests, session-gpu", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheapestStep_IsTheOneThatLowersTheMeasuredValueMost()
    {
        // Of the four that cost 625 the cache saves most of the bill, and a lifecycle most of the score.
        const string manifest = """, "gate": { "riskScore": [ { "level": "warn", "max": 1 } ], "costAtMonth12": [ { "level": "warn", "max": 1 } ] }""";
        var messages = CostModel.Evaluate(Manifests.Read(Manifests.Minimal(
            inference: ", \"cacheHitRate\": 0.29, \"gpuUtilization\": 0.39", components: ", \"storage\": { \"costPerMonth\": 10, \"retentionDays\": 720 }", rest: manifest))).Diagnostics.Select(diagnostic => diagnostic.Message).ToList();

        Assert.Contains("the cheapest step that helps: data-lifecycle for 625 USD", messages[0], StringComparison.Ordinal);
        Assert.Contains("the cheapest step that helps: cache for 625 USD", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void NoMitigationThatHelps_IsNotInvented()
    {
        var message = Assert.Single(CostModel.Evaluate(Manifests.Read(Manifests.Minimal(rest: ", \"budgets\": [ { \"month\": 0, \"max\": 1 } ]"))).Diagnostics).Message;

        // Nothing is in place in month 0.
        Assert.Equal("budgets.month0: 8.00k USD a month is expected, above the limit for warnings, 1.00 USD; most of it is inference with 8.00k USD", message);
    }
}

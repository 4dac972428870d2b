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
        Assert.Equal("The risk score is 12, above the limit for errors, 10", diagnostic.Message);
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
}

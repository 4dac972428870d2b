namespace ScaleLint.Model.Tests;

public sealed class CodeAssessmentTests
{
    [Theory]
    [InlineData(""", "cacheHitRate": 0.4 """, "", "SCL1006", "components.inference.cacheHitRate")]
    [InlineData(""", "architecture": "stateless-cached" """, "", "SCL1011", "components.inference.architecture")]
    [InlineData(""", "architecture": "stateless-uncached" """, "", "SCL1012", "components.inference.architecture")]
    [InlineData("", """, "training": { "strategy": "static" } """, "SCL3001", "components.training.strategy")]
    [InlineData("", """, "storage": { "retentionDays": 30 } """, "SCL4001", "components.storage.retentionDays")]
    [InlineData("", """, "storage": { "retentionDays": 30 } """, "SCL4005", "components.storage.retentionDays")]
    [InlineData("", """, "telemetry": { "labels": [ { "name": "route", "growsWith": "none" } ] } """, "SCL4101", "components.telemetry.labels")]
    public void FindingAgainstAClaim_ContradictsIt(string inference, string components, string rule, string claim)
    {
        var manifest = Manifests.Minimal(inference, components: components);

        var contradiction = Assert.Single(Evaluate(manifest, new CodeFinding(rule, false)).Report!.Code!.Contradictions);
        Assert.Equal((claim, rule), (contradiction.Claim, Assert.Single(contradiction.ContradictedBy)));
        Assert.Empty(Evaluate(manifest, new CodeFinding(rule, true)).Report!.Code!.Contradictions);
        Assert.Empty(Evaluate(Manifests.Minimal(), new CodeFinding(rule, false)).Report!.Code!.Contradictions);
    }

    [Fact]
    public void ContradictedClaim_IsAWarningAtItsPlaceThatNamesTheCode()
    {
        var finding = new CodeFinding("SCL1006", false) { File = "Ai/Chat.cs", Line = 12, Path = ["POST /ask", "Chat.AskAsync"] };

        var evaluation = Evaluate(Manifests.Minimal("\n, \"cacheHitRate\": 0.4"), finding, finding with { Line = 30 });

        var diagnostic = Assert.Single(evaluation.Diagnostics);
        Assert.Equal(("SCL9204", DiagnosticLevel.Warning, new SourcePosition(4, 19)), (diagnostic.Id, diagnostic.Level, diagnostic.Position));
        Assert.Equal(
            "The code contradicts components.inference.cacheHitRate: SCL1006 at Ai/Chat.cs(12), reached by POST /ask -> Chat.AskAsync and at 1 other place",
            diagnostic.Message);
        Assert.Equal(GateOutcome.Warn, evaluation.Report!.Outcome);
        Assert.Equal(7.5, evaluation.Report.Risk.Ledger.Contradictions);
    }

    [Theory]
    [InlineData("off", GateOutcome.Pass, 0)]
    [InlineData("warn", GateOutcome.Warn, 1)]
    [InlineData("error", GateOutcome.Fail, 1)]
    public void FindingsGate_HasItsLevel(string level, GateOutcome outcome, int diagnostics)
    {
        var evaluation = Evaluate(Manifests.Minimal(rest: $$""", "gate": { "findings": "{{level}}" } """), new CodeFinding("SCL1003", false), new CodeFinding("SCL1002", true));

        Assert.Equal(outcome, evaluation.Report!.Outcome);
        Assert.Equal(diagnostics, evaluation.Diagnostics.Count);
        Assert.All(evaluation.Diagnostics, diagnostic => Assert.StartsWith("The code has 1 finding (SCL1003)", diagnostic.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SCL1003", null, null, true)]
    [InlineData("SCL1003", "M:Shop.Cart.Load", null, true)]
    [InlineData("SCL1003", "M:Shop.Cart.Load", "2026-11-01", true)]
    [InlineData("SCL1003", "M:Shop.Cart.Save", null, false)]
    [InlineData("SCL1001", null, null, false)]
    [InlineData("SCL1003", null, "2026-10-31", false)]
    public void Suppression_AcceptsWhatItNamesUntilItsLastDay(string id, string? target, string? expires, bool accepts)
    {
        var keys = (target is null ? "" : $", \"target\": \"{target}\"") + (expires is null ? "" : $", \"expires\": \"{expires}\"");
        var manifest = Manifests.Minimal(rest: $$""", "suppressions": [ { "id": "{{id}}", "reason": "three rows" {{keys}} } ] """);

        var evaluation = Evaluate(manifest, new CodeFinding("SCL1003", false) { Member = "M:Shop.Cart.Load" });

        var finding = Assert.Single(evaluation.Report!.Code!.Findings);
        Assert.Equal((accepts, accepts ? "three rows" : null), (finding.IsSuppressed, finding.Justification));
        Assert.Equal(accepts ? 0 : 4, evaluation.Report.Risk.Ledger.CodeFindings);
        Assert.Equal(expires == "2026-10-31" ? ["SCL9206"] : [], evaluation.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void CodedForecast_HasWhatTheFindingsAdd()
    {
        var report = Evaluate(Manifests.Minimal(), new CodeFinding("SCL1011", false), new CodeFinding("SCL1009", true)).Report!;

        Assert.Equal(8000 * 25, report.Code!.Forecast!.CostAt10x, 1e-6);
        Assert.Equal(8000 * Math.Pow(10, (Math.Log10(8) + Math.Log10(12)) / 2), report.Forecast.CostAt10x, 1e-6);
        var result = System.Text.Json.Nodes.JsonNode.Parse(ResultWriter.Write(report))!;
        Assert.Equal(200_000, (double)result["asCoded"]!["costAt10x"]!, 1e-6);
        Assert.Equal(["SCL1011", "SCL1009"], result["findings"]!.AsArray().Select(finding => (string?)finding!["id"]));
        Assert.Equal([false, true], result["findings"]!.AsArray().Select(finding => (bool)finding!["suppressed"]!));
    }

    [Fact]
    public void NobodyLooked_IsNotTheSameAsNothingFound()
    {
        var manifest = Manifests.Read(Manifests.Minimal());

        Assert.Null(System.Text.Json.Nodes.JsonNode.Parse(ResultWriter.Write(CostModel.Evaluate(manifest).Report!))!["findings"]);
        Assert.Empty(System.Text.Json.Nodes.JsonNode.Parse(ResultWriter.Write(CostModel.Evaluate(manifest, []).Report!))!["findings"]!.AsArray());
    }

    private static CostEvaluation Evaluate(string manifest, params CodeFinding[] findings) => CostModel.Evaluate(Manifests.Read(manifest), findings);
}

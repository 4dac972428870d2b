using System.Text;
using System.Text.Json;

namespace ScaleLint.Model.Tests.Baselines;

public sealed class BaselineTests
{
    private static readonly Manifest Manifest = Manifests.Read(Manifests.Minimal(", \"cacheHitRate\": 0"));

    [Fact]
    public void WrittenBaseline_ReadsBack()
    {
        var baseline = Baseline.Of([Found("SCL1003"), Found("SCL1003"), Found("SCL1001", "M:A.B"), Found("SCL4001", "", "c.cs")], Report());
        var read = BaselineReader.Read(BaselineWriter.Write(baseline));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(baseline.Entries, read.Baseline!.Entries);
        Assert.Equal(baseline.Forecast! with { Components = read.Baseline.Forecast!.Components }, read.Baseline.Forecast);
        Assert.Equal(baseline.Forecast.Components, read.Baseline.Forecast.Components);
    }

    [Fact]
    public void File_IsSortedAndKeyedBySymbol() => Assert.Equal(
        """
        {
          "baselineVersion": 1,
          "findings": {
            "M:Shop.A.Load": {
              "a.cs": {
                "SCL1001": 1
              },
              "b.cs": {
                "SCL1001": 1,
                "SCL1003": 2
              }
            },
            "M:Shop.B`1.Load``1(System.String)": {
              "a.cs": {
                "SCL1003": 1
              }
            }
          }
        }

        """,
        Encoding.UTF8.GetString(BaselineWriter.Write(Baseline.Of(
            [Found("SCL1003", file: "b.cs"), Found("SCL1003", "M:Shop.B`1.Load``1(System.String)"), Found("SCL1001", file: "b.cs"), Found("SCL1001"), Found("SCL1003", file: "b.cs")], null))));

    [Fact]
    public void SuppressedFindings_AreNoPartOfIt() => Assert.Empty(Baseline.Of([Found("SCL1003") with { IsSuppressed = true }], null).Entries);

    [Fact]
    public void NothingChanged_IsNoWorse()
    {
        CodeFinding[] findings = [Found("SCL1003"), Found("SCL1006")];
        var report = Report(findings);
        var evaluation = CostModel.Evaluate(Manifest, findings, Baseline.Of(findings, report));

        Assert.Equal(4, evaluation.Report!.Gate.Assertions.Count(assertion => assertion.Id == CostDiagnosticIds.BaselineGate && assertion.Holds));
        Assert.DoesNotContain(evaluation.Diagnostics, diagnostic => diagnostic.Id is CostDiagnosticIds.BaselineGate or CostDiagnosticIds.StaleBaseline);
    }

    [Fact]
    public void MovedFileAndLine_AreTheSameFinding()
    {
        var evaluation = CostModel.Evaluate(Manifest, [Found("SCL1003", file: "new/place.cs") with { Line = 99 }], Baseline.Of([Found("SCL1003")], null));

        Assert.Empty(evaluation.Report!.Baseline!.Worse);
        Assert.Empty(evaluation.Report.Baseline.Stale);
    }

    [Fact]
    public void OneMoreInTheSameMember_IsWorse()
    {
        var evaluation = CostModel.Evaluate(Manifest, [Found("SCL1003"), Found("SCL1003"), Found("SCL1006")], Baseline.Of([Found("SCL1003"), Found("SCL1006")], null));

        var worse = Assert.Single(evaluation.Diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.BaselineGate);
        Assert.Equal(DiagnosticLevel.Error, worse.Level);
        Assert.Equal(
            "The code has 1 finding more than the baseline: SCL1003 in M:Shop.A.Load at a.cs(3) (2 found, 1 allowed); mend what is new, or accept it with -p:ScaleLintUpdateBaseline=true",
            worse.Message);
    }

    [Fact]
    public void AFindingThatMovesToAnotherMember_IsNewThereAndMendedHere()
    {
        var comparison = CostModel.Evaluate(Manifest, [Found("SCL1003", "M:Shop.B.Load")], Baseline.Of([Found("SCL1003")], null)).Report!.Baseline!;

        Assert.Equal((1, "M:Shop.B.Load", 0), (comparison.New, Assert.Single(comparison.Worse).First.Member, comparison.Worse[0].Allowed));
        Assert.Equal("M:Shop.A.Load", Assert.Single(comparison.Stale).Member);
    }

    [Fact]
    public void MendedFindings_AreANote()
    {
        var note = Assert.Single(CostModel.Evaluate(Manifest, [Found("SCL1003")], Baseline.Of([Found("SCL1003"), Found("SCL1003")], null)).Diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.StaleBaseline);

        Assert.Equal(DiagnosticLevel.Info, note.Level);
        Assert.Equal("1 finding of the baseline is mended: SCL1003 in M:Shop.A.Load; write it anew with -p:ScaleLintUpdateBaseline=true, so that they cannot come back", note.Message);
    }

    [Fact]
    public void CodeThatNobodyLookedAt_IsNeitherWorseNorMended()
    {
        var evaluation = CostModel.Evaluate(Manifest, null, Baseline.Of([Found("SCL1003")], null));

        Assert.DoesNotContain(evaluation.Diagnostics, diagnostic => diagnostic.Id is CostDiagnosticIds.BaselineGate or CostDiagnosticIds.StaleBaseline);
        Assert.DoesNotContain(evaluation.Report!.Gate.Assertions, assertion => assertion.Name == "baseline.findings");
    }

    [Fact]
    public void HigherCostAndScore_AreWorse()
    {
        var before = Baseline.Of([], CostModel.Evaluate(Manifests.Read(Manifests.Minimal(", \"cacheHitRate\": 0.5, \"growthExponent\": 1"))).Report);
        var diagnostics = CostModel.Evaluate(Manifests.Read(Manifests.Minimal(", \"cacheHitRate\": 0, \"growthExponent\": 1.1")), null, before).Diagnostics.Where(diagnostic => diagnostic.Id == CostDiagnosticIds.BaselineGate).ToList();

        Assert.Equal(3, diagnostics.Count);
        Assert.StartsWith("The risk score is 23.3, worse than the baseline, 2", diagnostics[0].Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "baseline.costAtMonth12: 101k USD a month is expected, worse than the baseline, 80.0k USD; most of the change is inference, from 80.0k USD to 101k USD; the cheapest step that helps: cache for 625 USD; accept it with",
            diagnostics[1].Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off", 0)]
    [InlineData("warn", 1)]
    [InlineData("error", 1)]
    public void Level_IsThatOfTheGate(string level, int reported)
    {
        var manifest = Manifests.Read(Manifests.Minimal(rest: $", \"gate\": {{ \"baseline\": \"{level}\" }}"));
        var diagnostics = CostModel.Evaluate(manifest, [Found("SCL1003")], Baseline.Of([], null)).Diagnostics.Where(diagnostic => diagnostic.Id == CostDiagnosticIds.BaselineGate).ToList();

        Assert.Equal(reported, diagnostics.Count);
        Assert.All(diagnostics, diagnostic => Assert.Equal(level == "error" ? DiagnosticLevel.Error : DiagnosticLevel.Warning, diagnostic.Level));
    }

    [Fact]
    public void AnotherCurrency_ComparesNoAmounts()
    {
        var before = Baseline.Of([], Report());
        var euro = Manifests.Read(Manifests.Minimal(rest: ", \"currency\": \"EUR\""));
        var report = CostModel.Evaluate(euro, null, before).Report!;

        Assert.Equal(["baseline.riskScore"], report.Gate.Assertions.Where(assertion => assertion.Id == CostDiagnosticIds.BaselineGate).Select(assertion => assertion.Name));
        Assert.Contains("cannot be compared", MarkdownReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsGate_CountsWhatTheBaselineDoesNotCover()
    {
        var manifest = Manifests.Read(Manifests.Minimal(rest: ", \"gate\": { \"findings\": \"warn\", \"baseline\": \"off\" }"));
        var baseline = Baseline.Of([Found("SCL1003")], null);

        Assert.DoesNotContain(CostModel.Evaluate(manifest, [Found("SCL1003")], baseline).Diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.FindingsGate);
        var worse = CostModel.Evaluate(manifest, [Found("SCL1003"), Found("SCL1001")], baseline);
        Assert.StartsWith("The code has 1 finding (SCL1001)", Assert.Single(worse.Diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.FindingsGate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_ShowTheChange()
    {
        var before = Baseline.Of([Found("SCL1003")], CostModel.Evaluate(Manifests.Read(Manifests.Minimal(", \"growthExponent\": 1"))).Report);
        var report = CostModel.Evaluate(Manifests.Read(Manifests.Minimal(", \"growthExponent\": 1.1", components: ", \"training\": { \"costPerMonth\": 1 }")), [], before).Report!;

        var markdown = MarkdownReport.Write(report);
        Assert.Contains("\n| inference | 8.00k USD | 101k USD | +25.9 % |", markdown, StringComparison.Ordinal);
        Assert.Contains("\n| training | 1.00 USD | 25.1 USD | new |", markdown, StringComparison.Ordinal);
        Assert.Contains("0 new and 1 mended findings", markdown, StringComparison.Ordinal);
        Assert.Contains("SCL9208", markdown, StringComparison.Ordinal);
        var page = HtmlReport.Write(report);
        Assert.Contains("change against the baseline", page, StringComparison.Ordinal);
        Assert.Contains("+25.9 %", page, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(ResultWriter.Write(report));
        Assert.Equal(1, result.RootElement.GetProperty("baseline").GetProperty("stale").GetArrayLength());
    }

    [Fact]
    public void SilentBecauseOfTheBaseline_IsInTheCodeAllTheSame()
    {
        var log = Encoding.UTF8.GetBytes("""
            { "version": "2.1.0", "runs": [ { "results": [
              { "ruleId": "SCL1003", "level": "warning", "suppressions": [ { "kind": "inSource", "properties": { "suppressionType": "DiagnosticSuppressor { Suppression Id: SCLB1003, Suppression Justification: x }" } } ] },
              { "ruleId": "SCL1004", "level": "warning", "suppressions": [ { "kind": "inSource", "properties": { "suppressionType": "Pragma Directive" } } ] } ] } ] }
            """);

        Assert.Equal([false, true], SarifFindings.Read(log, "")!.Select(finding => finding.IsSuppressed));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("[]", 1, 1)]
    [InlineData("{}", 1, 1)]
    [InlineData("{ \"baselineVersion\": 2 }", 1, 22)]
    [InlineData("{ \"baselineVersion\": 1, \"findings\": [] }", 1, 37)]
    [InlineData("{ \"baselineVersion\": 1, \"findings\": { \"M:A\": { \"a.cs\": { \"SCL1003\": 0 } } } }", 1, 69)]
    [InlineData("{ \"baselineVersion\": 1,\n \"findings\": { \"M:A\": { \"a.cs\": { \"SCL1003\": 1.5 } } } }", 2, 46)]
    [InlineData("{ \"baselineVersion\": 1,\n \"findings\": { \"M:A\": {}, \"M:A\": {} } }", 2, 27)]
    [InlineData("{ \"baselineVersion\": 1,\n \"forecast\": { \"currency\": \"USD\", \"score\": -1, \"costNow\": 1, \"month12\": 1, \"month36\": 1, \"costAt10x\": 1 } }", 2, 44)]
    [InlineData("<<<<<<< ours\n{ \"baselineVersion\": 1 }", 1, 1)]
    public void BrokenFile_IsAProblemAtItsPlace(string text, int line, int column)
    {
        var read = BaselineReader.Read(text);

        Assert.Null(read.Baseline);
        var problem = Assert.Single(read.Diagnostics);
        Assert.Equal((CostDiagnosticIds.BaselineUnreadable, new SourcePosition(line, column)), (problem.Id, problem.Position));
        Assert.DoesNotContain("manifest", problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static CostReport Report(params CodeFinding[] findings) => CostModel.Evaluate(Manifest, findings).Report!;

    private static CodeFinding Found(string rule, string member = "M:Shop.A.Load", string file = "a.cs") => new(rule, false) { Member = member, File = file, Line = 3 };
}

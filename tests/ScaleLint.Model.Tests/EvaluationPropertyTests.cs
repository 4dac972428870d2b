using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ScaleLint.Model.Tests;

/// <summary>Whatever a manifest says, and whatever the code and the baseline hold besides, evaluating it ends in numbers, and every report of it is whole.</summary>
public sealed class EvaluationPropertyTests
{
    private static readonly string[] Rules = ["SCL1001", "SCL1005", "SCL1006", "SCL1009", "SCL1011", "SCL1012", "SCL2002", "SCL3001", "SCL4001", "SCL4101", "SCL5001"];

    [Fact]
    public void AnyManifest_GivesNumbersAndWholeReports()
    {
        var (read, evaluated) = (0, 0);
        Baseline? before = null;
        var tries = Fuzz.Tries(150);
        for (var seed = 0; seed < tries; seed++)
        {
            var json = new ManifestGenerator(seed).Next();
            var manifest = ManifestReader.Read(json);
            if (manifest.Manifest is null)
            {
                // Only what no schema can say: a bill of nothing.
                Assert.All(manifest.Diagnostics, problem => Assert.Equal(CostDiagnosticIds.OutOfRange, problem.Id));
                continue;
            }

            read++;
            var found = Findings(seed);
            var evaluation = CostModel.Evaluate(manifest.Manifest, found, seed % 3 == 0 ? before : null);
            if (evaluation.Report is null)
            {
                Assert.Equal(CostDiagnosticIds.ForecastOverflow, Assert.Single(evaluation.Diagnostics).Id);
                continue;
            }

            evaluated++;
            before = Baseline.Of(found ?? [], evaluation.Report);
            Check(evaluation);
            CheckBaseline(before);
        }

        // Guards against a generator that makes nothing worth evaluating.
        Assert.InRange(read, tries * 8 / 10, tries);
        Assert.InRange(evaluated, tries * 2 / 10, tries);
    }

    private static void Check(CostEvaluation evaluation)
    {
        var report = evaluation.Report!;

        // The writer throws when any number is not finite.
        using var result = JsonDocument.Parse(ResultWriter.Write(report));
        Assert.InRange(report.Risk.Score, 0, 100);
        Assert.InRange(report.Risk.Confidence, 0, 1);
        Assert.All(report.Forecast.Months, month => Assert.True(month.P10 <= month.P50 && month.P50 <= month.P90));
        Assert.InRange(Encoding.UTF8.GetByteCount(MarkdownReport.Write(report)), 100, 60 * 1024);
        Assert.Equal("html", XDocument.Parse(HtmlReport.Write(report)).Root!.Name.LocalName);
        Assert.Equal(6, ConsoleSummary.Of(report).Count);
        SarifFormat.Check(SarifReport.Write(evaluation.Diagnostics, "scalecost.json", report.Code?.Findings ?? []));
        Assert.All(evaluation.Diagnostics.Select(diagnostic => diagnostic.Message), message =>
        {
            Assert.NotEmpty(message);
            Assert.DoesNotContain('\n', message);
            Assert.DoesNotContain("NaN", message, StringComparison.Ordinal);
            Assert.DoesNotContain("\u221E", message, StringComparison.Ordinal);
        });
    }

    private static void CheckBaseline(Baseline baseline)
    {
        var read = BaselineReader.Read(BaselineWriter.Write(baseline));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(baseline.Entries.Sum(entry => entry.Count), read.Baseline!.Entries.Sum(entry => entry.Count));
    }

    private static List<CodeFinding>? Findings(int seed)
    {
        var random = new Random(seed);
        return random.Next(4) == 0 ? null :
        [
            .. Enumerable.Range(0, random.Next(8)).Select(i => new CodeFinding(Rules[random.Next(Rules.Length)], random.Next(5) == 0)
            {
                File = random.Next(2) == 0 ? "a.cs" : "<b>|\ud800.cs",
                Line = i,
                Member = random.Next(3) == 0 ? "" : "M:A." + random.Next(3),
                Message = "says 'so' <b>",
                Path = ["GET /", "A.B"],
            }),
        ];
    }
}

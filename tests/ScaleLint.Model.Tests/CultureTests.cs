using System.Text;

namespace ScaleLint.Model.Tests;

/// <summary>What is written by hand and not by a JSON writer is the same on every machine too.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void AnyCulture_WritesTheSameText(string culture) => Assert.Equal(Write(), Cultures.In(culture, Write));

    private static string Write()
    {
        CodeFinding[] findings = [new("SCL1006", false) { File = "I.cs", Line = 1234, Member = "M:I.i" }, new("SCL4101", false) { File = "I.cs", Line = 1234, Message = "Metric label 'ID' (x) makes" }];
        var evaluation = CostModel.Evaluate(Manifests.Read(Manifests.Full), findings, new Baseline([new BaselineEntry("M:I.i", "I.cs", "SCL1003", 1234)], new BaselineForecast("USD", 1.5, 1, 1, 1, 1, new Dictionary<string, double>())));
        var report = evaluation.Report!;
        var months = Enumerable.Range(0, 8).Select(i => new DateTime(2026, 1, 1).AddMonths(i)).ToList();
        var calibration = BillCalibration.Of(
            null, "USD", [.. months.Select((month, i) => new BilledMonth(month, "inference", 1234.5 + (i * i * 100)))], [.. months.Select((month, i) => new DriverMonth(month, null, 1000.5 * (i + 1), null, null))]);
        return string.Join(
            "\n",
            [
                StarterManifest.Write(new StarterFacts("shop", new DateTime(2026, 11, 1), "pinned", ["OpenAI", "PROMETHEUS-NET"], findings)),
                Encoding.UTF8.GetString(BaselineWriter.Write(Baseline.Of(findings, report))),
                CalibrationText.Block(calibration),
                MarkdownReport.Write(report),
                HtmlReport.Write(report),
                .. evaluation.Diagnostics.Select(diagnostic => diagnostic.Message),
            ]);
    }
}

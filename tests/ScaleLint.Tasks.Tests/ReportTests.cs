using System.Text.Json;
using System.Xml.Linq;

namespace ScaleLint.Tasks.Tests;

public sealed class ReportTests : IDisposable
{
    private static readonly string Warns = TaskRun.Twelve.Replace("LEVEL", "warn");

    private readonly TaskRun _run = new();

    private string Obj => Path.Combine(_run.Root, "obj");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("md", new[] { "scalecost.report.md", "scalecost.result.json" })]
    [InlineData(" HTML , sarif;", new[] { "scalecost.report.html", "scalecost.report.sarif", "scalecost.result.json" })]
    [InlineData("", new[] { "scalecost.result.json" })]
    public void Reports_AreThoseAskedForAndAlwaysTheResult(string reports, string[] files)
    {
        Assert.Empty(_run.Execute(Warns, task => task.Reports = reports).Engine.Errors);

        Assert.Equal(files, Directory.GetFiles(Obj).Select(Path.GetFileName).Where(file => file != BuildReplay.FileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownReport_IsAnErrorAndTheOthersAreWritten()
    {
        var (succeeded, engine) = _run.Execute(Warns, task => task.Reports = "pdf;md");

        Assert.False(succeeded);
        Assert.Equal("SCL9012", Assert.Single(engine.Errors).Code);
        Assert.True(File.Exists(Path.Combine(Obj, "scalecost.report.md")));
    }

    [Fact]
    public void Sarif_HoldsWhatTheBuildReports()
    {
        _run.Execute(Warns);
        using var log = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Obj, "scalecost.report.sarif")));

        var result = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal("SCL9201", result.GetProperty("ruleId").GetString());
        Assert.Equal("scalecost.json", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public void GateOff_KeepsItsVerdictsOutOfTheSarif()
    {
        _run.Execute(Warns, task => task.Gate = false);
        using var log = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Obj, "scalecost.report.sarif")));

        Assert.Equal(0, log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Page_IsWellFormed()
    {
        _run.Execute(Warns);

        Assert.Equal("html", XDocument.Load(Path.Combine(Obj, "scalecost.report.html")).Root!.Name.LocalName);
    }

    [Fact]
    public void StepSummary_IsAppendedTo()
    {
        var summary = Path.Combine(_run.Root, "summary.md");
        File.WriteAllText(summary, "before\n");

        Assert.Empty(_run.Execute(Warns, task => task.StepSummaryFile = summary).Engine.Errors);

        Assert.Equal("before\n" + File.ReadAllText(Path.Combine(Obj, "scalecost.report.md")), File.ReadAllText(summary));
    }

    [Fact]
    public void UnwritableStepSummary_IsAClearError()
    {
        var (_, engine) = _run.Execute(Warns, task => task.StepSummaryFile = _run.Root);

        Assert.Equal("SCL9010", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void BrokenManifest_LeavesThePreviousReportsUntouched()
    {
        _run.Execute(Warns);
        var before = Directory.GetFiles(Obj).Where(file => !file.EndsWith(BuildReplay.FileName, StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllText);

        Assert.NotEmpty(_run.Execute("{").Engine.Errors);

        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
    }
}

using System.Globalization;

namespace ScaleLint.Tasks.Tests;

public sealed class ScaleCostTests : IDisposable
{
    private static readonly string Warns = TaskRun.Twelve.Replace("LEVEL", "warn");
    private static readonly string Fails = TaskRun.Twelve.Replace("LEVEL", "error");

    private static readonly string[] AllReports = ["scalecost.replay", "scalecost.report.html", "scalecost.report.md", "scalecost.report.sarif", "scalecost.result.json"];

    private readonly TaskRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void MissingManifest_IsSilent()
    {
        var (succeeded, engine) = _run.Execute();

        Assert.True(succeeded);
        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Warnings);
        Assert.Empty(engine.Messages);
        Assert.False(Directory.Exists(Path.Combine(_run.Root, "obj")));
    }

    [Fact]
    public void Manifest_GivesSixLinesAndTheResult()
    {
        var (succeeded, engine) = _run.Execute(Warns);

        Assert.True(succeeded);
        Assert.Equal(6, TaskRun.SummaryOf(engine).Count());
        Assert.StartsWith("{\n  \"resultVersion\": 1,", File.ReadAllText(_run.ResultPath), StringComparison.Ordinal);
        Assert.Equal(AllReports, Directory.GetFiles(Path.Combine(_run.Root, "obj")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GateOfLevelWarn_IsAWarningAtItsLimit()
    {
        var (succeeded, engine) = _run.Execute(Warns);

        Assert.True(succeeded);
        var warning = Assert.Single(engine.Warnings);
        Assert.Equal(("SCL9201", _run.ManifestPath, 3, 28, 0, 0), (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.EndLineNumber, warning.EndColumnNumber));
        Assert.Equal("The risk score is 12, above the limit for warnings, 10; most of it is caching with 12 points; the cheapest step that helps: cache for 625 USD", warning.Message);
    }

    [Fact]
    public void GateOfLevelError_FailsTheBuild()
    {
        var (succeeded, engine) = _run.Execute(Fails);

        Assert.False(succeeded);
        Assert.Equal("SCL9201", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void SecondRun_ReportsTheSameAndTouchesNothing()
    {
        var first = _run.Execute(Warns).Engine;
        var before = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(_run.ResultPath, before);
        var second = _run.Execute().Engine;

        Assert.Equal(first.Warnings.Select(warning => warning.Message), second.Warnings.Select(warning => warning.Message));
        Assert.Equal(TaskRun.SummaryOf(first), TaskRun.SummaryOf(second));
        Assert.Equal(before, File.GetLastWriteTimeUtc(_run.ResultPath), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void ChangedManifest_ReplacesTheResult()
    {
        _run.Execute(Warns);
        var before = File.ReadAllText(_run.ResultPath);
        _run.Execute(Warns.Replace("8000", "9000"));

        Assert.NotEqual(before, File.ReadAllText(_run.ResultPath));
    }

    [Fact]
    public void GateSwitchedOff_StillForecasts()
    {
        var (succeeded, engine) = _run.Execute(Fails, task => task.Gate = false);

        Assert.True(succeeded);
        Assert.Empty(engine.Errors);
        Assert.Equal(6, TaskRun.SummaryOf(engine).Count());
    }

    [Fact]
    public void GateSwitchedOff_StillReportsABrokenManifest() =>
        Assert.False(_run.Execute("{", task => task.Gate = false).Succeeded);

    [Fact]
    public void TreatWarningsAsErrors_MakesGateWarningsErrors()
    {
        Assert.False(_run.Execute(Warns, task => task.TreatWarningsAsErrors = true).Succeeded);
        Assert.False(_run.Execute(Warns, task => task.WarningsAsErrors = "CS1591;\n scl9201").Succeeded);
        Assert.True(_run.Execute(Warns, task => (task.TreatWarningsAsErrors, task.WarningsNotAsErrors) = (true, "SCL9201")).Succeeded);
        Assert.True(_run.Execute(Warns, task => task.WarningsAsErrors = "SCL9202").Succeeded);
    }

    [Fact]
    public void NoWarn_SilencesTheGate()
    {
        var (warnSucceeded, warnEngine) = _run.Execute(Warns, task => task.NoWarn = "1701;SCL9201");
        var (failSucceeded, failEngine) = _run.Execute(Fails, task => (task.NoWarn, task.TreatWarningsAsErrors) = ("SCL9201", true));

        Assert.True(warnSucceeded && failSucceeded);
        Assert.Empty(warnEngine.Warnings.Concat<object>(failEngine.Errors));
    }

    [Fact]
    public void NoWarn_DoesNotSilenceABrokenManifest() =>
        Assert.False(_run.Execute("{}", task => task.NoWarn = "SCL9007").Succeeded);

    [Fact]
    public void BrokenManifest_ReportsEveryProblemAtItsPlaceAndNoResult()
    {
        var (succeeded, engine) = _run.Execute("{ \"versoin\": 1,\n  \"components\": { \"inference\": { \"costPerMonth\": -1 } } }");

        Assert.False(succeeded);
        Assert.Equal(
            [("SCL9007", 1, 1), ("SCL9007", 1, 1), ("SCL9007", 1, 1), ("SCL9002", 1, 3), ("SCL9004", 2, 50)],
            engine.Errors.Select(error => (error.Code, error.LineNumber, error.ColumnNumber)));
        Assert.Empty(TaskRun.SummaryOf(engine));
        Assert.False(File.Exists(_run.ResultPath));
    }

    [Fact]
    public void BracesInAManifest_AreNoFormat()
    {
        var (_, engine) = _run.Execute("{ \"{0}{\": 1 }");

        Assert.Contains(engine.Errors, error => error.Message!.Contains("'{0}{'", StringComparison.Ordinal));
    }

    [Fact]
    public void ForecastBeyondNumbers_IsAnErrorAtItsPlace()
    {
        var (succeeded, engine) = _run.Execute(Warns.Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1e200"));

        Assert.False(succeeded);
        Assert.Equal(("SCL9101", 2), (Assert.Single(engine.Errors).Code, engine.Errors[0].LineNumber));
        Assert.False(File.Exists(_run.ResultPath));
    }

    [Fact]
    public void DirectoryAsManifest_IsAClearError()
    {
        Directory.CreateDirectory(_run.ManifestPath);
        var (succeeded, engine) = _run.Execute();

        Assert.False(succeeded);
        Assert.Equal(("SCL9009", "The manifest cannot be read: it is a directory"), (Assert.Single(engine.Errors).Code, engine.Errors[0].Message));
    }

    [Fact]
    public void LockedManifest_IsAClearError()
    {
        File.WriteAllText(_run.ManifestPath, Warns);
        using var locked = new FileStream(_run.ManifestPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var (succeeded, engine) = _run.Execute();

        Assert.False(succeeded);
        Assert.Equal("SCL9009", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void SymbolicLinkToItself_IsAClearError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Creating a link needs a privilege on Windows.");
        File.CreateSymbolicLink(_run.ManifestPath, _run.ManifestPath);
        var (succeeded, engine) = _run.Execute();

        Assert.False(succeeded);
        Assert.Equal("SCL9009", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void FileOfOneGibibyte_IsAClearErrorAndNotLoaded()
    {
        using (var file = new FileStream(_run.ManifestPath, FileMode.Create))
        {
            file.SetLength(1L << 30);
        }

        var before = GC.GetTotalAllocatedBytes();
        var (succeeded, engine) = _run.Execute();

        Assert.False(succeeded);
        Assert.Equal("SCL9008", Assert.Single(engine.Errors).Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void ImpossiblePath_IsAClearError(string path)
    {
        var (succeeded, engine) = _run.Execute(task => task.ManifestFile = path);

        Assert.False(succeeded);
        Assert.Equal("SCL9009", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void ReportDirectory_GetsACopy()
    {
        var reports = Path.Combine(_run.Root, "reports", "cost");
        _run.Execute(Warns, task => task.ReportDirectory = reports);

        Assert.Equal(File.ReadAllBytes(_run.ResultPath), File.ReadAllBytes(Path.Combine(reports, ScaleCost.ResultFileName)));
    }

    [Fact]
    public void UnwritableOutput_IsAClearErrorAndTheGateStillSpeaks()
    {
        File.WriteAllText(Path.Combine(_run.Root, "obj"), "a file where the directory should be");
        var (succeeded, engine) = _run.Execute(Warns);

        Assert.False(succeeded);
        Assert.Equal("SCL9010", Assert.Single(engine.Errors).Code);
        Assert.Single(engine.Warnings);
    }

    [Fact]
    public void UnexpectedFailure_IsAnErrorWithoutStackTrace()
    {
        var (succeeded, engine) = _run.Execute(Warns, task => task.NoWarn = null!);

        Assert.False(succeeded);
        Assert.All(engine.Errors, error => Assert.Equal("SCL9099", error.Code));
        Assert.DoesNotContain(engine.Errors, error => error.Message!.Contains("   at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void AnyCulture_SaysTheSame(string culture)
    {
        var expected = _run.Execute(Warns).Engine;
        var result = File.ReadAllBytes(_run.ResultPath);
        File.Delete(_run.ResultPath);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var actual = _run.Execute(Warns).Engine;

            Assert.Equal(TaskRun.SummaryOf(expected), TaskRun.SummaryOf(actual));
            Assert.Equal(expected.Warnings[0].Message, actual.Warnings[0].Message);
            Assert.Equal(result, File.ReadAllBytes(_run.ResultPath));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ParallelRuns_LeaveOneWholeResult()
    {
        File.WriteAllText(_run.ManifestPath, Warns);
        Parallel.For(0, 16, _ => Assert.Empty(_run.Execute().Engine.Errors));

        Assert.Equal(AllReports, Directory.GetFiles(Path.Combine(_run.Root, "obj")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}

using ScaleLint.Model;

namespace ScaleLint.Tasks.Tests;

public sealed class ScaleCostInitTests : IDisposable
{
    private readonly TaskRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void NoManifest_WritesOneThatLoads()
    {
        var (succeeded, engine) = Execute(task => task.AsOf = "2026-11-01");

        Assert.True(succeeded);
        Assert.Empty(engine.Errors);
        var manifest = ManifestReader.Read(File.ReadAllBytes(_run.ManifestPath)).Manifest!;
        Assert.Equal(("Shop", new DateTime(2026, 11, 1), Hosting.TokenApi), (manifest.System, manifest.AsOf, manifest.Components.Inference!.Hosting!.Value));
        Assert.Equal(
            ["ScaleLint: wrote scalecost.json as of 2026-11-01 (from the property ScaleCostAsOf); replace what it marks as assumed, then build", "  the code could not be looked at, so the manifest knows the packages only"],
            TaskRun.SummaryOf(engine));
    }

    [Fact]
    public void ExistingManifest_IsNeverTouched()
    {
        File.WriteAllText(_run.ManifestPath, "mine");
        var (succeeded, engine) = Execute();

        Assert.False(succeeded);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SCL9017", _run.ManifestPath), (error.Code, error.File));
        Assert.Equal("mine", File.ReadAllText(_run.ManifestPath));
    }

    [Theory]
    [InlineData("01.11.2026")]
    [InlineData("2026-02-30")]
    public void WrongDay_IsAnErrorAndNothingIsWritten(string day)
    {
        var (succeeded, engine) = Execute(task => task.AsOf = day);

        Assert.False(succeeded);
        Assert.Equal("SCL9018", Assert.Single(engine.Errors).Code);
        Assert.False(File.Exists(_run.ManifestPath));
    }

    [Fact]
    public void PinnedClock_IsTaken()
    {
        var (_, engine) = Execute(task => task.SourceDateEpoch = "1793491200");

        Assert.Contains("as of 2026-11-01 (from SOURCE_DATE_EPOCH)", TaskRun.SummaryOf(engine).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void TheClock_IsSaidNeverSilent(string epoch)
    {
        var (_, engine) = Execute(task => task.SourceDateEpoch = epoch);

        Assert.Contains("(today, by the clock of the machine that wrote this)", TaskRun.SummaryOf(engine).First(), StringComparison.Ordinal);
        Assert.Contains("; today, by the clock of the machine that wrote this\n", File.ReadAllText(_run.ManifestPath), StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorLog_FillsInWhatTheCodeShows()
    {
        var log = Path.Combine(_run.Root, "compiler.sarif");
        File.WriteAllText(log, """
            { "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "SCL1006", "level": "warning", "message": { "text": "m" },
              "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": 3 } } } ] } ] } ] }
            """);
        var (_, engine) = Execute(task => task.ErrorLog = log + ",version=2.1");

        Assert.Single(TaskRun.SummaryOf(engine));
        Assert.Contains("\"cacheHitRate\": 0, // SCL1006 at a.cs(3)\n", File.ReadAllText(_run.ManifestPath), StringComparison.Ordinal);
    }

    private (bool Succeeded, FakeBuildEngine Engine) Execute(Action<ScaleCostInit>? configure = null)
    {
        var engine = new FakeBuildEngine();
        var task = new ScaleCostInit { BuildEngine = engine, ManifestFile = _run.ManifestPath, SystemName = "Shop", Packages = ["OpenAI"], ErrorLog = Path.Combine(_run.Root, "none.sarif"), ProjectDirectory = _run.Root };
        configure?.Invoke(task);
        return (task.Execute(), engine);
    }
}

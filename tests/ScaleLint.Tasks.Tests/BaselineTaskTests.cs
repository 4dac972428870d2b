using System.Text.Json;
using Microsoft.Build.Framework;

namespace ScaleLint.Tasks.Tests;

public sealed class BaselineTaskTests : IDisposable
{
    private static readonly string Manifest = TaskRun.Twelve.Replace("LEVEL", "off");

    private readonly TaskRun _run = new();

    private string Baseline => Path.Combine(_run.Root, "scalecost.baseline.json");

    private string Log => Path.Combine(_run.Root, "compiler.sarif");

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Update_WritesItAndTheNextBuildIsNoWorse()
    {
        Find("SCL1003", "SCL1003");
        var (succeeded, engine) = Execute(update: true);

        Assert.True(succeeded);
        Assert.Equal("ScaleLint: wrote scalecost.baseline.json with 2 findings and the forecast; commit it", TaskRun.SummaryOf(engine).Last());
        using var written = JsonDocument.Parse(File.ReadAllBytes(Baseline));
        Assert.Equal(2, written.RootElement.GetProperty("findings").GetProperty("M:A.B").GetProperty("a.cs").GetProperty("SCL1003").GetInt32());

        Assert.Empty(Execute().Engine.Errors);
    }

    [Fact]
    public void Worse_FailsTheBuild()
    {
        Find("SCL1003");
        Execute(update: true);
        Find("SCL1003", "SCL1004");
        var (succeeded, engine) = Execute();

        Assert.False(succeeded);
        Assert.All(engine.Errors, error => Assert.Equal("SCL9207", error.Code));
        Assert.Contains(engine.Errors, error => error.Message!.StartsWith("The code has 1 finding more than the baseline: SCL1004 in M:A.B at a.cs(7) (1 found, 0 allowed)", StringComparison.Ordinal));
    }

    [Fact]
    public void Worse_IsSilentWithoutTheGate()
    {
        Find();
        Execute(update: true);
        Find("SCL1004");

        Assert.Empty(Execute(task => task.Gate = false).Engine.Errors);
    }

    [Fact]
    public void Mended_IsAMessageAndNoWarning()
    {
        Find("SCL1003");
        Execute(update: true);
        Find();
        var (succeeded, engine) = Execute();

        Assert.True(succeeded);
        Assert.Empty(engine.Warnings);
        var note = Assert.Single(engine.Messages, message => message.Code == "SCL9208");
        Assert.Equal(MessageImportance.Normal, note.Importance);
    }

    [Fact]
    public void Update_AcceptsWhatIsWorse()
    {
        Find();
        Execute(update: true);
        Find("SCL1004");

        Assert.Empty(Execute(update: true).Engine.Errors);
        Assert.Empty(Execute().Engine.Errors);
    }

    [Fact]
    public void Update_WithoutTheCodeKeepsTheOldOne()
    {
        Find("SCL1003");
        Execute(update: true);
        var before = File.ReadAllText(Baseline);
        File.Delete(Log);
        var (succeeded, engine) = Execute(update: true);

        Assert.False(succeeded);
        Assert.Equal(("SCL9010", Baseline), (Assert.Single(engine.Errors).Code, engine.Errors[0].File));
        Assert.Equal(before, File.ReadAllText(Baseline));
    }

    [Fact]
    public void Update_WithoutAManifestHoldsTheFindingsOnly()
    {
        Find("SCL1003");
        var engine = new FakeBuildEngine();
        Assert.True(Task(engine, task => task.UpdateBaseline = true).Execute());

        Assert.Equal("ScaleLint: wrote scalecost.baseline.json with 1 finding; commit it", TaskRun.SummaryOf(engine).Single());
        Assert.DoesNotContain("forecast", File.ReadAllText(Baseline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"baselineVersion\": 7 }", 22)]
    [InlineData("", 1)]
    public void BrokenBaseline_IsAnErrorAtItsPlace(string text, int column)
    {
        File.WriteAllText(Baseline, text);
        var (succeeded, engine) = Execute();

        Assert.False(succeeded);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SCL9019", Baseline, 1, column), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
    }

    [Fact]
    public void BaselineThatIsADirectory_IsAClearError()
    {
        Directory.CreateDirectory(Baseline);

        Assert.Equal("SCL9019", Assert.Single(Execute().Engine.Errors).Code);
    }

    private void Find(params string[] rules) => File.WriteAllText(Log, $$"""
        { "version": "2.1.0", "runs": [ { "results": [ {{string.Join(", ", rules.Select(rule => $$"""
            { "ruleId": "{{rule}}", "level": "warning", "message": { "text": "m" }, "properties": { "customProperties": { "member": "M:A.B" } },
              "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": 7 } } } ] }
            """))}} ] } ] }
        """);

    private (bool Succeeded, FakeBuildEngine Engine) Execute(bool update) => Execute(task => task.UpdateBaseline = update);

    private (bool Succeeded, FakeBuildEngine Engine) Execute(Action<ScaleCost>? configure = null)
    {
        File.WriteAllText(_run.ManifestPath, Manifest);
        var engine = new FakeBuildEngine();
        return (Task(engine, configure).Execute(), engine);
    }

    private ScaleCost Task(FakeBuildEngine engine, Action<ScaleCost>? configure)
    {
        var task = new ScaleCost { BuildEngine = engine, ManifestFile = _run.ManifestPath, OutputDirectory = Path.Combine(_run.Root, "obj"), ErrorLog = Log, Baseline = Baseline };
        configure?.Invoke(task);
        return task;
    }
}

using Microsoft.Build.Framework;

namespace ScaleLint.Tasks.Tests;

public sealed class ErrorLogTests : IDisposable
{
    private const string Manifest = """
        { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
          "components": { "inference": { "costPerMonth": 8000, "cacheHitRate": 0.9 } } }
        """;

    private const string Log = """
        { "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "SCL1006", "level": "warning", "message": { "text": "no cache" },
          "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "Chat.cs" }, "region": { "startLine": 3, "startColumn": 5 } } } ] } ] } ] }
        """;

    private readonly TaskRun _run = new();

    private string LogPath => Path.Combine(_run.Root, "compiler.sarif");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(",version=2.1")]
    public void FindingsInTheCode_CountAndContradict(string version)
    {
        File.WriteAllText(LogPath, Log);

        var (succeeded, engine) = Run(version);

        Assert.True(succeeded);
        var warning = Assert.Single(engine.Warnings);
        Assert.Equal(("SCL9204", 2, 72), (warning.Code, warning.LineNumber, warning.ColumnNumber));
        Assert.Contains("SCL1006 at Chat.cs(3)", warning.Message, StringComparison.Ordinal);
        Assert.Contains("; 1 finding in the code, as coded month 12 is ", string.Join('\n', TaskRun.SummaryOf(engine)), StringComparison.Ordinal);
        Assert.Contains("\"contradictions\": 7.5", File.ReadAllText(_run.ResultPath), StringComparison.Ordinal);
    }

    [Fact]
    public void GateOff_KeepsSilentAboutTheCodeToo()
    {
        File.WriteAllText(LogPath, Log);

        Assert.Empty(Run("", task => task.Gate = false).Engine.Warnings);
    }

    [Fact]
    public void NoLog_IsNoProblem()
    {
        var (succeeded, engine) = Run("");

        Assert.True(succeeded);
        Assert.Empty(engine.Warnings);
        Assert.DoesNotContain("\"findings\"", File.ReadAllText(_run.ResultPath), StringComparison.Ordinal);
    }

    [Fact]
    public void LogOfAnotherVersion_IsExplained()
    {
        File.WriteAllText(LogPath, """{ "version": "1.0.0", "runs": [] }""");

        var (succeeded, engine) = Run("");

        Assert.True(succeeded);
        Assert.Contains(engine.Messages, message => message.Importance == MessageImportance.Normal && message.Message!.Contains(",version=2.1", StringComparison.Ordinal));
    }

    [Fact]
    public void UnreadableLog_IsAWarningAndTheForecastIsMade()
    {
        Directory.CreateDirectory(LogPath);

        var (succeeded, engine) = Run("");

        Assert.True(succeeded);
        Assert.Equal("SCL9011", Assert.Single(engine.Warnings).Code);
        Assert.True(File.Exists(_run.ResultPath));
    }

    private (bool Succeeded, FakeBuildEngine Engine) Run(string version, Action<ScaleCost>? configure = null) => _run.Execute(Manifest, task =>
    {
        task.ErrorLog = LogPath + version;
        task.ProjectDirectory = _run.Root;
        configure?.Invoke(task);
    });
}

using Microsoft.Build.Framework;

namespace ScaleLint.Tasks.Tests;

public sealed class BuildReplayTests : IDisposable
{
    private static readonly string Warns = TaskRun.Twelve.Replace("LEVEL", "warn");

    private readonly TaskRun _run = new();

    private string ReplayPath => Path.Combine(_run.Root, "obj", BuildReplay.FileName);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void NothingChanged_SaysTheSameAgainWithoutEvaluating()
    {
        var first = Run(Warns);
        var second = Run(Warns);

        Assert.False(first.WasReplayed);
        Assert.True(second.WasReplayed);
        Assert.NotEmpty(first.Said);
        Assert.Equal(first.Said, second.Said);
    }

    [Fact]
    public void FailingGate_FailsAgain()
    {
        var fails = TaskRun.Twelve.Replace("LEVEL", "error");
        var first = Run(fails);
        var second = Run(fails);

        Assert.True(second.WasReplayed);
        Assert.False(second.Succeeded);
        Assert.Equal(first.Said, second.Said);
    }

    [Fact]
    public void ChangedManifest_IsEvaluated()
    {
        Run(Warns);

        Assert.False(Run(Warns.Replace("8000", "8001")).WasReplayed);
    }

    [Fact]
    public void ChangedProperty_IsEvaluated()
    {
        Run(Warns);

        Assert.False(Run(Warns, task => task.TreatWarningsAsErrors = true).WasReplayed);
        Assert.False(Run(Warns, task => task.Gate = false).WasReplayed);
    }

    [Fact]
    public void ErrorLogThatCameUp_IsEvaluated()
    {
        var log = Path.Combine(_run.Root, "compiler.sarif");
        Run(Warns, task => task.ErrorLog = log + ",version=2.1");
        File.WriteAllText(log, """{ "version": "2.1.0", "runs": [] }""");

        Assert.False(Run(Warns, task => task.ErrorLog = log + ",version=2.1").WasReplayed);
        Assert.True(Run(Warns, task => task.ErrorLog = log + ",version=2.1").WasReplayed);
    }

    [Fact]
    public void ReportThatIsGone_IsWrittenAgain()
    {
        Run(Warns);
        File.Delete(_run.ResultPath);

        Assert.False(Run(Warns).WasReplayed);
        Assert.True(File.Exists(_run.ResultPath));
    }

    [Fact]
    public void ReportThatCouldNotBeWritten_IsTriedAgain()
    {
        // A directory stands in the report's place.
        Directory.CreateDirectory(_run.ResultPath);
        Assert.False(Run(Warns).Succeeded);
        Directory.Delete(_run.ResultPath);

        var second = Run(Warns);

        Assert.False(second.WasReplayed);
        Assert.True(second.Succeeded);
        Assert.True(File.Exists(_run.ResultPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("FIRST\nmessage\twarning")]
    [InlineData("FIRST\nmessage\twarning\tSCL9201\tx\ta\tb\tc")]
    [InlineData("FIRST\nother")]
    public void BrokenReplay_IsEvaluated(string content)
    {
        var first = Run(Warns);
        File.WriteAllText(ReplayPath, content.Replace("FIRST", File.ReadLines(ReplayPath).First()));
        var second = Run(Warns);

        Assert.False(second.WasReplayed);
        Assert.Equal(first.Said, second.Said);
    }

    private (bool Succeeded, bool WasReplayed, IReadOnlyList<string> Said) Run(string manifest, Action<ScaleCost>? configure = null)
    {
        ScaleCost? ran = null;
        var (succeeded, engine) = _run.Execute(manifest, task =>
        {
            ran = task;
            configure?.Invoke(task);
        });
        return (succeeded, ran!.WasReplayed,
        [
            .. engine.Errors.Select(error => $"error {error.Code} {error.File}({error.LineNumber},{error.ColumnNumber}) {error.Message}"),
            .. engine.Warnings.Select(warning => $"warning {warning.Code} {warning.File}({warning.LineNumber},{warning.ColumnNumber}) {warning.Message}"),
            .. engine.Messages.Where(message => message.Importance == MessageImportance.High).Select(message => message.Message!),
        ]);
    }
}

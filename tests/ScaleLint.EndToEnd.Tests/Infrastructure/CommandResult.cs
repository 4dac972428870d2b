namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>What a command left: its exit code, and standard output and error as one text.</summary>
public sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    /// <summary>Fails the test with the whole output if the command did not end with <paramref name="exitCode"/>.</summary>
    public CommandResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"'{CommandLine}' ended with {ExitCode}, not {exitCode}:\n{Output}");
        return this;
    }
}

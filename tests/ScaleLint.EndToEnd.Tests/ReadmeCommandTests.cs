using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>The README's first command, run where its reader runs it: in the repository itself.</summary>
public sealed class ReadmeCommandTests
{
    [Fact]
    public async Task Demo_ShowsTheWarningsAndFailsTheGate()
    {
        var demo = await RunAsync("build", "samples/Demo.proj");

        demo.Expect(exitCode: 1);
        Assert.Contains("warning SCL1001", demo.Output, StringComparison.Ordinal);
        Assert.Contains("error SCL92", demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoAfterTheFixes_Passes()
    {
        var demo = await RunAsync("build", "samples/Demo.proj", "-p:Service=After");

        demo.Expect(exitCode: 0);
        Assert.DoesNotContain("warning SCL", demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_NamesTheCommandsThatAreTested()
    {
        var readme = File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, "README.md"));

        Assert.Contains("\ndotnet build samples/Demo.proj\n", readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet build samples/Demo.proj -p:Service=After\n", readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test --solution ScaleLint.sln --max-parallel-test-modules 1\n", readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test --solution ScaleLint.sln ", File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, ".ci", "run")), StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) => DotNetCommand.RunAsync(
        PackedPackage.RepositoryRoot, new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_UI_LANGUAGE"] = "en" }, [.. arguments, "-tl:off"]);
}

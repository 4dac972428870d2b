using System.Text.Json.Nodes;
using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>The README's first command, run where its reader runs it: in the repository itself.</summary>
public sealed class SampleBuildTests
{
    private static readonly string Samples = Path.Combine(PackedPackage.RepositoryRoot, "samples");

    [Fact]
    public async Task Before_ShowsExactlyTheExpectedDiagnosticsWithTheirPathsAndFailsTheGate()
    {
        var project = Path.Combine(Samples, "Recommendations.Before");

        var build = await RunAsync("build", "samples/Demo.proj");

        build.Expect(exitCode: 1);
        Assert.Equal(Finding.ExpectedIn(project), Finding.InOutput(build.Output, project));
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
        Assert.Matches(@"scalecost\.json\(\d+,\d+\): error SCL9201: ", build.Output);
        var modelLoad = build.Output.Split('\n').First(line => line.Contains("SCL1001", StringComparison.Ordinal));
        Assert.Contains(
            "POST /recommendations -> RecommendationEndpoints.RecommendAsync -> RecommendationService.RecommendAsync -> OnnxRanker.Rank",
            modelLoad,
            StringComparison.Ordinal);
        var result = ReadResult(project);
        Assert.Equal("fail", (string?)result["gate"]!["outcome"]);
        Assert.Contains("; costs about 37.2k USD a month more at 10x users", modelLoad, StringComparison.Ordinal);
        Assert.Equal(25, (double)result["risk"]!["ledger"]!["codeFindings"]!);
        Assert.Equal(15, (double)result["risk"]!["ledger"]!["contradictions"]!);
        Assert.Equal(Finding.ExpectedIn(project).Count(finding => finding.File != "scalecost.json"), result["findings"]!.AsArray().Count);
        Assert.True((double)result["asCoded"]!["month12"]!["expected"]! > 1.4 * (double)result["total"]!["month12"]!["expected"]!);
    }

    [Fact]
    public async Task After_BuildsWithoutAWarningAndPassesTheGate()
    {
        var build = await RunAsync("build", "samples/Demo.proj", "-p:Service=After");

        build.Expect(exitCode: 0);
        Assert.DoesNotMatch(@": (warning|error) [A-Z]+\d+: ", build.Output);
        var result = ReadResult(Path.Combine(Samples, "Recommendations.After"));
        Assert.Equal("pass", (string?)result["gate"]!["outcome"]);
        Assert.Equal("low", (string?)result["risk"]!["level"]);
        Assert.Empty(result["findings"]!.AsArray());
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

    private static JsonNode ReadResult(string project)
    {
        var file = Assert.Single(Directory.GetFiles(project, "scalecost.result.json", SearchOption.AllDirectories));
        return JsonNode.Parse(File.ReadAllText(file))!;
    }
}

using System.Text.Json.Nodes;
using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class SampleBuildTests(PackedPackage package)
{
    [Fact]
    public async Task Before_ShowsExactlyTheExpectedDiagnosticsAndFailsTheGate()
    {
        var samples = package.CopySamples("build-before");

        var build = await samples.BuildAsync(samples.Before);

        build.Expect(exitCode: 1);
        Assert.Equal(Finding.ExpectedIn(samples.Before), Finding.InOutput(build.Output, samples.Before));
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
        Assert.Matches(@"scalecost\.json\(\d+,\d+\): error SCL92\d\d: ", build.Output);
        var result = ReadResult(samples.Before);
        Assert.Equal("fail", (string?)result["gate"]!["outcome"]);
        Assert.True((double)result["risk"]!["score"]! > 85);
    }

    [Fact]
    public async Task Before_MessageNamesTheWholeRequestPath()
    {
        var samples = package.CopySamples("build-path");

        var build = await samples.BuildAsync(samples.Before);

        var modelLoad = build.Output.Split('\n').First(line => line.Contains("SCL1001", StringComparison.Ordinal));
        Assert.Contains(
            "POST /recommendations -> RecommendationEndpoints.RecommendAsync -> RecommendationService.RecommendAsync -> OnnxRanker.Rank", modelLoad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_BuildsWithoutAWarningAndPassesTheGate()
    {
        var samples = package.CopySamples("build-after");

        var build = await samples.BuildAsync(samples.After);

        build.Expect(exitCode: 0);
        Assert.DoesNotMatch(@": (warning|error) [A-Z]+\d+: ", build.Output);
        var result = ReadResult(samples.After);
        Assert.Equal("pass", (string?)result["gate"]!["outcome"]);
        Assert.Equal("low", (string?)result["risk"]!["level"]);
    }

    private static JsonNode ReadResult(string project)
    {
        var file = Assert.Single(Directory.GetFiles(project, "scalecost.result.json", SearchOption.AllDirectories));
        return JsonNode.Parse(File.ReadAllText(file))!;
    }
}

using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class ManifestTests(PackedPackage package)
{
    [Fact]
    public async Task NoManifest_AnalyzersWorkAndTheTaskIsSilent()
    {
        var project = await package.NewWebApiAsync();

        var build = await project.BuildAsync(manifest: null);

        build.Expect(exitCode: 0);
        var finding = Assert.Single(Finding.InOutput(build.Output, project.Folder));
        Assert.Equal(("SCL1001", "Scoring/Models.cs"), (finding.Id, finding.File));
        Assert.DoesNotContain("SCL9", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$", build.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(project.Folder, "scalecost.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task BrokenManifest_EveryProblemAtItsPlaceAndNoStackTrace()
    {
        var project = await package.NewWebApiAsync();

        var build = await project.BuildAsync("""
            {
              "version": 1,
              "asOf": "2026-11-01",
              "traffic": { "users": -5, "growth": { "usersPer12Months": 10 } },
              "components": {
                "inference": { "costPerMonth": 100, "cacheHitRat": 0.5, "architecture": "magic" }
              }
            }
            """);

        build.Expect(exitCode: 1);
        Assert.Matches(@"scalecost\.json\(4,\d+\): error SCL90\d\d: ", build.Output);
        Assert.Matches(@"scalecost\.json\(6,\d+\): error SCL90\d\d: .*cacheHitRate", build.Output);
        Assert.Matches(@"scalecost\.json\(6,\d+\): error SCL90\d\d: .*magic", build.Output);
        Assert.DoesNotContain("MSB4018", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ScaleLint.", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManifestThatIsNotJson_IsAnErrorAtItsPlaceAndNoStackTrace()
    {
        var project = await package.NewWebApiAsync();

        var build = await project.BuildAsync("{\n  \"version\": 1,\n  \"asOf\" \"2026-11-01\"\n}\n");

        build.Expect(exitCode: 1);
        Assert.Matches(@"scalecost\.json\(3,\d+\): error SCL90\d\d: ", build.Output);
        Assert.DoesNotContain("MSB4018", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ScaleLint.", build.Output, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>What MSBuild makes of the task's diagnostics: both frameworks at once, nothing to build, and the user's switches.</summary>
public sealed partial class MultiTargetedBuildTests(MultiTargetedLibrary library) : IClassFixture<MultiTargetedLibrary>
{
    [Fact]
    public async Task NothingToCompile_ReportsTheRiskOnceAgain()
    {
        var compiled = Compiled();

        var build = await library.BuildAsync();

        build.Expect(exitCode: 0);
        Assert.Equal(compiled, Compiled());
        Assert.Equal(["warning SCL9201"], Reported(build));
        Assert.Single(SummaryHead().Matches(build.Output));
        Assert.Single(Directory.GetFiles(library.Folder, "scalecost.result.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task WarnAsError_FailsTheBuildOnce()
    {
        var build = await library.BuildAsync("-warnaserror");

        build.Expect(exitCode: 1);
        Assert.Equal(["error SCL9201"], Reported(build));
    }

    [Fact]
    public async Task TreatWarningsAsErrors_FailsTheBuildOnce()
    {
        var build = await library.BuildAsync("-p:TreatWarningsAsErrors=true");

        build.Expect(exitCode: 1);
        Assert.Equal(["error SCL9201"], Reported(build));
    }

    [Fact]
    public async Task NoWarn_IsSilent()
    {
        var build = await library.BuildAsync("-p:NoWarn=SCL9201");

        build.Expect(exitCode: 0);
        Assert.Empty(Reported(build));
    }

    [Fact]
    public async Task DesignTimeBuild_DoesNotRunTheTask()
    {
        var build = await library.DotNetAsync(
            "msbuild", "-t:Compile", "-p:TargetFramework=net10.0", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-nodeReuse:false", "-tl:off", "-v:minimal", "-nologo");

        build.Expect(exitCode: 0);
        Assert.Empty(Reported(build));
        Assert.Empty(SummaryHead().Matches(build.Output));
    }

    // A build ends with a summary, which says every warning and error once more.
    private static IEnumerable<string> Reported(CommandResult build) =>
        Diagnostic().Matches(SummaryOfBuild().Split(build.Output)[0]).Select(match => match.Groups[1].Value);

    private IEnumerable<(string, DateTime)> Compiled() => Directory.GetFiles(Path.Combine(library.Folder, "bin"), "Scoring.dll", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => (file, File.GetLastWriteTimeUtc(file)))
        .ToList();

    [GeneratedRegex(@"scalecost\.json\(\d+,\d+\): ((?:warning|error) SCL\d+): ")]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"^Build (succeeded|FAILED)\.", RegexOptions.Multiline)]
    private static partial Regex SummaryOfBuild();

    [GeneratedRegex(@"ScaleLint: .* a month on ")]
    private static partial Regex SummaryHead();
}

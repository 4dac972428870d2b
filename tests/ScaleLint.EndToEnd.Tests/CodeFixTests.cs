using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class CodeFixTests(PackedPackage package)
{
    /// <summary>The rules whose findings in the sample have a fix.</summary>
    private static readonly string[] Fixable = ["SCL1001", "SCL1002", "SCL1003", "SCL1004", "SCL1006", "SCL4001", "SCL4101", "SCL4103"];

    [Fact]
    public async Task Format_AppliesTheFixesAndTheResultBuildsWithoutThoseWarnings()
    {
        var samples = package.CopySamples("format");
        (await samples.DotNetAsync("restore", samples.Before)).Expect(exitCode: 0);

        var format = await samples.DotNetAsync(["format", "analyzers", samples.Before, "--no-restore", "--severity", "info", "--diagnostics", .. Fixable]);

        format.Expect(exitCode: 0);
        var build = await samples.BuildAsync(samples.Before);
        Assert.DoesNotMatch("error CS", build.Output);
        var left = Finding.InOutput(build.Output, samples.Before).Where(finding => finding.File != "scalecost.json").Select(finding => finding.Id);
        var unfixable = Finding.ExpectedIn(samples.Before).Select(finding => finding.Id).Where(id => id.StartsWith("SCL", StringComparison.Ordinal) && !Fixable.Contains(id) && !id.StartsWith("SCL9", StringComparison.Ordinal));
        Assert.Equal(unfixable.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }
}

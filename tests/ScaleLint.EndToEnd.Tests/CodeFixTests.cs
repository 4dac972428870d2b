using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class CodeFixTests(PackedPackage package)
{
    /// <summary>The rules whose findings in the sample have a fix.</summary>
    private static readonly string[] Fixable = ["SCL1001", "SCL1002", "SCL1003", "SCL1004", "SCL1005", "SCL1006", "SCL1007", "SCL1008", "SCL1009", "SCL1010", "SCL2002", "SCL2003", "SCL2004", "SCL2005", "SCL4001", "SCL4004", "SCL4006", "SCL4101", "SCL4102", "SCL4103", "SCL5001"];

    [Fact]
    public async Task Format_AppliesTheFixesAndTheResultBuildsWithoutThoseWarnings()
    {
        var samples = package.CopySamples("format");
        (await samples.DotNetAsync("restore", samples.Before)).Expect(exitCode: 0);

        // Twice: a metric that has a constant name again (SCL4102) can be created once (SCL4103), and the tool goes through the rules in an order of its own.
        for (var run = 0; run < 2; run++)
        {
            var format = await samples.DotNetAsync(["format", "analyzers", samples.Before, "--no-restore", "--severity", "info", "--diagnostics", .. Fixable]);
            format.Expect(exitCode: 0);
        }

        var build = await samples.BuildAsync(samples.Before);
        Assert.DoesNotMatch("error CS", build.Output);
        var left = Ids(Finding.InOutput(build.Output, samples.Before));
        var unfixable = Ids(Finding.ExpectedIn(samples.Before)).Except(Fixable);
        Assert.Equal(unfixable, left);
    }

    /// <summary>The rules behind findings in code; lines have moved, and the manifest's own diagnostics stay.</summary>
    private static IEnumerable<string> Ids(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.File != "scalecost.json").Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal);
}

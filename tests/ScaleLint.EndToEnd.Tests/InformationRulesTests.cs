using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>An error log makes the compiler run the rules that only inform. Where the log is ScaleLint's own they stay out, unless the user asked for them.</summary>
public sealed class InformationRulesTests(InformedLibrary library) : IClassFixture<InformedLibrary>
{
    private const string Result = $"\"ruleId\": \"{InformedLibrary.Rule}\"";

    [Fact]
    public async Task OwnErrorLog_LeavesOutRulesThatOnlyInform()
    {
        (await library.BuildAsync()).Expect(exitCode: 0);

        var log = Assert.Single(Directory.GetFiles(library.Folder, "compiler.sarif", SearchOption.AllDirectories));
        Assert.DoesNotContain(Result, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorLogOfTheUser_HoldsThem()
    {
        (await library.BuildAsync("-p:ErrorLog=user.sarif%2Cversion=2.1")).Expect(exitCode: 0);

        Assert.Contains(Result, await File.ReadAllTextAsync(Path.Combine(library.Folder, "user.sarif"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CA1825.severity = warning\n")]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-Performance.severity = warning\n")]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = warning\n")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.CA1825.severity = warning\n")]
    public async Task SeverityInAConfiguration_Wins(string file, string text)
    {
        var build = await library.BuildWithAsync(file, text);

        build.Expect(exitCode: 0);
        Assert.Contains("warning " + InformedLibrary.Rule, build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:AnalysisMode=All", "warning")]
    [InlineData("-p:WarningsAsErrors=CA1825", "error")]
    public async Task SeverityOnTheCommandLine_Wins(string argument, string severity)
    {
        var build = await library.BuildAsync(argument);

        Assert.Contains($"{severity} {InformedLibrary.Rule}", build.Output, StringComparison.Ordinal);
    }
}

using Microsoft.CodeAnalysis.CodeFixes;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules;

/// <summary>Ties every rule to its page, its tests, its release note and its line in the README.</summary>
public class RuleContractTests
{
    private static readonly string[] Headings = ["## Why", "## Example", "## Fix", "## Options", "## When to ignore", "## Known limits"];

    public static TheoryData<string> Ids => new(AllRules.Rules.Select(rule => rule.Descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasEveryPart(string id)
    {
        var page = Repository.Read($"docs/rules/{id}.md");
        Assert.NotNull(page);
        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        Assert.All(Headings, heading => Assert.Contains(heading, page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_IsInReleaseFileReadmeAndTests(string id)
    {
        Assert.Contains(id, Repository.Read("src/ScaleLint.Analyzers/AnalyzerReleases.Unshipped.md") + Repository.Read("src/ScaleLint.Analyzers/AnalyzerReleases.Shipped.md"), StringComparison.Ordinal);
        Assert.Contains(id, Repository.Read("README.md") ?? "", StringComparison.Ordinal);
        Assert.Contains(Repository.ReadAll("tests/ScaleLint.Analyzers.Tests/Rules", ".cs"), text => text.Contains($"(\"{id}\")", StringComparison.Ordinal));
        Assert.Contains(Repository.ReadAll("samples", ".cs"), text => text.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_HelpsAndStaysInItsForm(string id)
    {
        var descriptor = AllRules.Rules.Single(rule => rule.Descriptor.Id == id).Descriptor;
        Assert.EndsWith($"docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        var message = descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("{0}", message, StringComparison.Ordinal);
        Assert.EndsWith(": {1}", message, StringComparison.Ordinal);
        Assert.NotEmpty(descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Fact_HasAPageAndAReleaseNote() => Assert.All(
        new ScaleLintAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Except(AllRules.Rules.Select(rule => rule.Descriptor.Id)),
        id =>
        {
            Assert.StartsWith($"# {id}: ", Repository.Read($"docs/rules/{id}.md"), StringComparison.Ordinal);
            Assert.Contains(id, Repository.Read("src/ScaleLint.Analyzers/AnalyzerReleases.Unshipped.md"), StringComparison.Ordinal);
        });

    [Fact]
    public void CodeFix_IsForARuleAndFixesAll()
    {
        var ids = AllRules.Rules.Select(rule => rule.Descriptor.Id).ToHashSet();
        var providers = typeof(HighCardinalityLabelCodeFixProvider).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .ToArray();
        Assert.NotEmpty(providers);
        Assert.All(providers, provider =>
        {
            Assert.All(provider.FixableDiagnosticIds, id => Assert.Contains(id, ids));
            Assert.NotNull(provider.GetFixAllProvider());
        });
    }
}

using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

/// <summary>A test of one rule in the shop of <see cref="ShopSources"/>.</summary>
/// <param name="ruleId">The rule.</param>
internal sealed class ShopTest(string ruleId)
{
    /// <summary>More source, that a fix leaves as it is.</summary>
    public string[] More { get; init; } = [];

    /// <summary>Lines of .editorconfig.</summary>
    public string? Option { get; init; }

    /// <summary>Verifies what is reported.</summary>
    public Task VerifyAsync(string source) => VerifyAsync<EmptyCodeFixProvider>(source, source);

    /// <summary>Verifies a fix; nothing is offered where the source stays the same.</summary>
    public Task VerifyAsync<TCodeFix>(string before, string after)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = Option is null ? new RuleTest<TCodeFix>(ruleId) : new RuleTest<TCodeFix>(ruleId) { EditorConfig = Option };
        Add(test.TestState, before);
        if (before != after)
        {
            Add(test.FixedState, after);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private void Add(SolutionState state, string source)
    {
        foreach (var file in (string[])[ShopSources.Library, .. More, source])
        {
            state.Sources.Add(file);
        }
    }
}

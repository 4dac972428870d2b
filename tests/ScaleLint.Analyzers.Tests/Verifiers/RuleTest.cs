using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>
/// One test of a rule and its fix against the real libraries. Expected places are marked <c>[|…|]</c> (the rule given to the constructor) or
/// <c>{|SCL1001:…|}</c>. After the usual verification the same source is analysed again the way an IDE does it, document by document, and must
/// show the same places.
/// </summary>
internal class RuleTest<TCodeFix> : CSharpCodeFixTest<ScaleLintAnalyzer, TCodeFix, DefaultVerifier>
    where TCodeFix : CodeFixProvider, new()
{
    private readonly string _ruleId;

    public RuleTest(string ruleId)
    {
        _ruleId = ruleId;
        ReferenceAssemblies = TestReferences.None;
        TestState.AdditionalReferences.AddRange(TestReferences.All);
        // Fixed code must compile: errors count, warnings of the test's own style do not.
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        // A test is about one rule: what the others find in its source is theirs to test.
        DisabledDiagnostics.AddRange(AllRules.Rules.Select(rule => rule.Descriptor.Id).Where(id => id != ruleId).Concat(["SCL0001", "SCL0002"]));
    }

    /// <summary>Lines of .editorconfig below <c>[*.cs]</c>.</summary>
    public string EditorConfig
    {
        init => TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + value + "\n"));
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        foreach (var state in new SolutionState[] { TestState, FixedState, BatchFixedState })
        {
            if (state.Sources.Count > 0)
            {
                ReadMarkup(state);
                state.Sources.Insert(0, ("/0/ImplicitUsings.cs", SourceText.From(TestSources.ImplicitUsings)));
            }
        }

        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);
        await VerifyLiveAsync(cancellationToken).ConfigureAwait(false);
    }

    // The markup of the testing library would also compare additional locations, which here are the steps of a path and tested as such.
    private void ReadMarkup(SolutionState state)
    {
        for (var i = 0; i < state.Sources.Count; i++)
        {
            var (name, content) = state.Sources[i];
            TestFileMarkupParser.GetPositionsAndSpans(content.ToString(), out var output, out _, out var spans);
            var text = SourceText.From(output);
            state.Sources[i] = (name, text);
            foreach (var (id, marked) in spans)
            {
                foreach (var span in marked)
                {
                    var lines = text.Lines.GetLinePositionSpan(span);
                    var expected = id.Length == 0 ? _ruleId : id;
                    var severity = AllRules.Rules.FirstOrDefault(rule => rule.Descriptor.Id == expected)?.Descriptor.DefaultSeverity ?? DiagnosticSeverity.Warning;
                    state.ExpectedDiagnostics.Add(new DiagnosticResult(expected, severity)
                        .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
                        .WithSpan(name, lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1));
                }
            }
        }
    }

    private async Task VerifyLiveAsync(CancellationToken cancellationToken)
    {
        var state = new Microsoft.CodeAnalysis.Testing.Model.EvaluatedProjectState(TestState.WithInheritedValuesApplied(null, []).WithProcessedMarkup(
            MarkupOptions.None, null, [], [], DefaultFilePath), ReferenceAssemblies);
        var project = await CreateProjectAsync(state, [], cancellationToken).ConfigureAwait(false);
        await LiveAnalysis.VerifyAsync(project, TestState.ExpectedDiagnostics, cancellationToken).ConfigureAwait(false);
    }
}

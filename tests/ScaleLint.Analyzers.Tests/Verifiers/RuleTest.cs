using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>
/// One test of a rule and its fix against the real libraries. After the usual verification the same source is analysed again the way an IDE
/// does it, document by document, and must show the same diagnostics.
/// </summary>
internal class RuleTest<TCodeFix> : CSharpCodeFixTest<ScaleLintAnalyzer, TCodeFix, DefaultVerifier>
    where TCodeFix : CodeFixProvider, new()
{
    public RuleTest()
    {
        ReferenceAssemblies = TestReferences.None;
        foreach (var state in new[] { TestState, FixedState, BatchFixedState })
        {
            state.Sources.Add(("/0/ImplicitUsings.cs", TestSources.ImplicitUsings));
        }

        TestState.AdditionalReferences.AddRange(TestReferences.All);
        // Fixed code must compile: errors count, warnings of the test's own style do not.
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
    }

    /// <summary>Lines of .editorconfig below <c>[*.cs]</c>.</summary>
    public string? EditorConfig
    {
        init
        {
            if (value is not null)
            {
                TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + value + "\n"));
            }
        }
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken).ConfigureAwait(false);
        var solution = await GetProjectAsync(cancellationToken).ConfigureAwait(false);
        await LiveAnalysis.VerifySameAsInBuildAsync(solution, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Project> GetProjectAsync(CancellationToken cancellationToken)
    {
        var state = TestState.WithInheritedValuesApplied(null, []).WithProcessedMarkup(MarkupOptions, null, [], [], DefaultFilePath);
        return await CreateProjectAsync(
            new Microsoft.CodeAnalysis.Testing.Model.EvaluatedProjectState(state, ReferenceAssemblies),
            [],
            cancellationToken).ConfigureAwait(false);
    }
}

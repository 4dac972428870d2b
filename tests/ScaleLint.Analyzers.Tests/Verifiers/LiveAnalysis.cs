using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>Analyses a project as an IDE does: one document at a time, semantic diagnostics only, no end of compilation.</summary>
internal static class LiveAnalysis
{
    /// <summary>What an IDE shows for each document.</summary>
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var analysis = compilation.WithAnalyzers([new ScaleLintAnalyzer()], new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (_, _, _) => { }, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken));
        }

        return found.ToImmutable();
    }

    /// <summary>Fails where the IDE would show something else than the build.</summary>
    public static async Task VerifySameAsInBuildAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var build = await compilation.WithAnalyzers([new ScaleLintAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var live = await GetDiagnosticsAsync(project, cancellationToken);
        Assert.Equal(Lines(build.Where(diagnostic => diagnostic.Location.IsInSource)), Lines(live));
    }

    private static string Lines(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToString()).OrderBy(line => line, StringComparer.Ordinal));
}

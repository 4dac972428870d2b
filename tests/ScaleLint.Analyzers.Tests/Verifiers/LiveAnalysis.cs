using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

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

    /// <summary>Fails where the IDE would show something else than what the build was verified to show.</summary>
    public static async Task VerifyAsync(Project project, IEnumerable<DiagnosticResult> expected, CancellationToken cancellationToken)
    {
        var live = await GetDiagnosticsAsync(project, cancellationToken);
        Assert.Equal(
            expected.Select(result => Line(result.Id, result.Spans[0].Span.Path, result.Spans[0].Span.Span)).OrderBy(line => line, StringComparer.Ordinal),
            live.Where(diagnostic => !Analyze.IsFact(diagnostic)).Select(diagnostic => diagnostic.Location.GetLineSpan() is var place ? Line(diagnostic.Id, place.Path, place.Span) : "").OrderBy(line => line, StringComparer.Ordinal));
    }

    private static string Line(string id, string path, LinePositionSpan span) => $"{id} {Path.GetFileName(path)}{span}";
}

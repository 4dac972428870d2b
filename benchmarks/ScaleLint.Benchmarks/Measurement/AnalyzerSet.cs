using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Benchmarks.Analysis;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>Analyzers that are measured together, with the severities they ship with.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Analyzers">The analyzers.</param>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The analyzer that does nothing.</summary>
    public static AnalyzerSet Idle() => new("does nothing", [new IdleAnalyzer()]);

    /// <summary>This solution's.</summary>
    public static AnalyzerSet ScaleLint() => new("ScaleLint", AnalyzerAssemblies.ScaleLint());

    /// <summary>The other packages, as they were copied beside the program.</summary>
    public static IEnumerable<AnalyzerSet> Others() =>
        Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "others"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new AnalyzerSet(Path.GetFileName(folder), AnalyzerAssemblies.LoadFolder(folder)));
}

using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// The verb <c>memory</c>: the words of each file and the mentions that were looked up, which live as long as the syntax trees, against the bound compilation. The heap before and after the analysis is printed too;
/// the compiler frees more than the analysis keeps, so their difference says nothing about the index.
/// </summary>
internal static class IndexMemory
{
    /// <summary>Prints the sizes.</summary>
    public static async Task RunAsync(Workbench workbench)
    {
        var files = SolutionGenerator.Generate(workbench.Files);
        await workbench.AnalyzeAsync(GeneratedCompilation.Create(files), AnalyzerSet.ScaleLint());
        Workbench.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var compilation = GeneratedCompilation.Create(files);
        Bind(compilation);
        Workbench.Collect();
        var bound = GC.GetTotalMemory(forceFullCollection: true) - before;
        await workbench.AnalyzeAsync(compilation, AnalyzerSet.ScaleLint());
        Workbench.Collect();
        var analyzed = GC.GetTotalMemory(forceFullCollection: true) - before;
        var words = compilation.SyntaxTrees.Sum(tree => WordIndex.Of(tree, CancellationToken.None).Size + NameReferences.Size(tree));
        Console.WriteLine(FormattableString.Invariant(
            $"{files.Count} files, {Workbench.Lines(files)} lines: bound compilation {Mebibytes(bound):F1} MiB, after the analysis {Mebibytes(analyzed):F1} MiB; words and mentions {Mebibytes(words):F2} MiB, {100.0 * words / bound:F2} %"));
        GC.KeepAlive(compilation);
    }

    // Binding everything first fills the compilation's own tables, so they are not taken for the index.
    private static void Bind(CSharpCompilation compilation) => _ = compilation.GetDiagnostics();

    private static double Mebibytes(long bytes) => bytes / 1048576.0;
}

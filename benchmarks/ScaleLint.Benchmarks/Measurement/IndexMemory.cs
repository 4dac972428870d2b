using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// The verb <c>memory</c>: what stays on the heap after a whole analysis for as long as the compilation lives, less what an analyzer
/// that does nothing leaves there. That is the path index with everything it remembers.
/// </summary>
internal static class IndexMemory
{
    /// <summary>Prints the sizes.</summary>
    public static async Task RunAsync(Workbench workbench)
    {
        var files = SolutionGenerator.Generate(workbench.Files);
        await HeldAsync(workbench, files, AnalyzerSet.ScaleLint());
        var (compilation, idle) = await HeldAsync(workbench, files, AnalyzerSet.Idle());
        var (_, scaleLint) = await HeldAsync(workbench, files, AnalyzerSet.ScaleLint());
        var index = scaleLint - idle;
        Console.WriteLine(FormattableString.Invariant(
            $"{files.Count} files, {Workbench.Lines(files)} lines: compilation {Mebibytes(compilation):F1} MiB, left by analysis that does nothing {Mebibytes(idle):F1} MiB, by ScaleLint {Mebibytes(scaleLint):F1} MiB; index {Mebibytes(index):F2} MiB, {100.0 * index / (compilation + idle):F2} %"));
    }

    private static async Task<(long Compilation, long Analysis)> HeldAsync(Workbench workbench, IReadOnlyList<SourceFile> files, AnalyzerSet set)
    {
        Workbench.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var compilation = GeneratedCompilation.Create(files);
        Bind(compilation);
        Workbench.Collect();
        var bound = GC.GetTotalMemory(forceFullCollection: true);
        await workbench.AnalyzeAsync(compilation, set);
        Workbench.Collect();
        var analyzed = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(compilation);
        return (bound - before, analyzed - bound);
    }

    // Binding everything first fills the compilation's own tables, so they are not taken for the index.
    private static void Bind(CSharpCompilation compilation) => _ = compilation.GetDiagnostics();

    private static double Mebibytes(long bytes) => bytes / 1048576.0;
}

using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>The verb <c>throughput</c>: a whole solution, against the compiler, an analyzer that does nothing, and other packages.</summary>
internal static class Throughput
{
    /// <summary>Prints one row per analyzer set.</summary>
    public static async Task RunAsync(Workbench workbench)
    {
        var files = SolutionGenerator.Generate(workbench.Files);
        Console.WriteLine(FormattableString.Invariant($"{files.Count} files, {Workbench.Lines(files)} lines, median of {workbench.Runs} runs"));
        Console.WriteLine("| what | findings | processor s | clock s | own time s |");
        Console.WriteLine("|---|---:|---:|---:|---:|");

        await CompileAsync(files);
        var compiles = new List<Cost>();
        for (var run = 0; run < workbench.Runs; run++)
        {
            Workbench.Collect();
            compiles.Add(await Cost.OfAsync(() => CompileAsync(files)));
        }

        var compile = Cost.Median(compiles);
        Console.WriteLine(FormattableString.Invariant($"| compile (parse, bind, emit) | | {compile.Processor.TotalSeconds:F2} | {compile.Wall.TotalSeconds:F2} | |"));
        foreach (var set in (AnalyzerSet[])[AnalyzerSet.Idle(), AnalyzerSet.ScaleLint(), .. AnalyzerSet.Others()])
        {
            var (cost, findings) = await workbench.CostAsync(files, set);
            var own = await workbench.OwnTimeAsync(GeneratedCompilation.Create(files), set);
            Console.WriteLine(FormattableString.Invariant(
                $"| {set.Name} ({set.Analyzers.Length} analyzers) | {findings} | {cost.Processor.TotalSeconds:F2} | {cost.Wall.TotalSeconds:F2} | {own.TotalSeconds:F2} |"));
        }
    }

    private static Task CompileAsync(IReadOnlyList<SourceFile> files)
    {
        var result = GeneratedCompilation.Create(files).Emit(Stream.Null);
        return result.Success ? Task.CompletedTask : throw new InvalidOperationException("The generated solution does not compile: " + result.Diagnostics[0]);
    }
}

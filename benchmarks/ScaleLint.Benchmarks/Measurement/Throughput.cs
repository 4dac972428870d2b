using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>The verb <c>throughput</c>: a whole solution, against the compiler, an analyzer that does nothing, and other packages.</summary>
internal static class Throughput
{
    private const int WarmUps = 15;
    private const int WarmUpFiles = 200;
    private const int LargeWarmUps = 6;

    /// <summary>Prints one row per analyzer set.</summary>
    public static async Task RunAsync(Workbench workbench, Workload workload)
    {
        var first = workload.Create();
        var lines = first.Sum(compilation => compilation.SyntaxTrees.Sum(tree => (long)tree.GetText().Lines.Count));
        Console.WriteLine(FormattableString.Invariant($"{workload.Name}: {first.Count} projects, {first.Sum(compilation => compilation.SyntaxTrees.Length)} files, {lines} lines, median of {workbench.Runs} runs"));
        Console.WriteLine("| what | findings | processor s | clock s | own time s | without binding s |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");

        // Both the compiler and an editor run long before they meet this code: what the runtime compiles anew at its first calls must not count.
        var small = SolutionGenerator.Generate(WarmUpFiles);
        for (var run = 0; run < WarmUps; run++)
        {
            await CompileAsync([GeneratedCompilation.Create(small)], mustSucceed: true);
        }

        await CompileAsync(first, workload.MustCompile);
        for (var run = 1; run < LargeWarmUps; run++)
        {
            await CompileAsync(workload.Create(), workload.MustCompile);
        }

        var compiles = new List<Cost>();
        for (var run = 0; run < workbench.Runs; run++)
        {
            Workbench.Collect();
            compiles.Add(await Cost.OfAsync(() => CompileAsync(workload.Create(), workload.MustCompile)));
        }

        var compile = compiles.MedianBy(cost => cost.Processor);
        Console.WriteLine(FormattableString.Invariant($"| compile (parse, bind, emit) | | {compile.Processor.TotalSeconds:F2} | {compile.Wall.TotalSeconds:F2} | | |"));
        AnalyzerSet[] sets = [AnalyzerSet.Idle(), AnalyzerSet.ScaleLint(), .. AnalyzerSet.Others()];
        foreach (var set in sets.Where(set => workbench.Only is null || set.Name == workbench.Only))
        {
            for (var run = 0; run < WarmUps; run++)
            {
                await workbench.OwnTimeAsync([GeneratedCompilation.Create(small)], set, isBound: false);
            }

            for (var run = 0; run < LargeWarmUps; run++)
            {
                await workbench.OwnTimeAsync(workload.Create(), set, isBound: false);
            }

            var (cost, findings) = await workbench.CostAsync(workload.Create, set);
            var own = await OwnTimeAsync(workbench, workload, set, isBound: false);
            var without = await OwnTimeAsync(workbench, workload, set, isBound: true);
            Console.WriteLine(FormattableString.Invariant(
                $"| {set.Name} ({set.Analyzers.Length} analyzers) | {findings} | {cost.Processor.TotalSeconds:F2} | {cost.Wall.TotalSeconds:F2} | {own.TotalSeconds:F2} | {without.TotalSeconds:F2} |"));
        }
    }

    private static async Task<TimeSpan> OwnTimeAsync(Workbench workbench, Workload workload, AnalyzerSet set, bool isBound)
    {
        var runs = new List<TimeSpan>();
        for (var run = 0; run < workbench.Runs; run++)
        {
            runs.Add(await workbench.OwnTimeAsync(workload.Create(), set, isBound));
        }

        return runs.MedianBy(run => run);
    }

    private static Task CompileAsync(IReadOnlyList<CSharpCompilation> compilations, bool mustSucceed)
    {
        foreach (var compilation in compilations)
        {
            var result = compilation.Emit(Stream.Null);
            if (mustSucceed && !result.Success)
            {
                throw new InvalidOperationException($"{compilation.AssemblyName} does not compile: {result.Diagnostics[0]}");
            }
        }

        return Task.CompletedTask;
    }
}

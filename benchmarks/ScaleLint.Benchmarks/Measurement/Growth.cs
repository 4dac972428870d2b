using Microsoft.CodeAnalysis;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>The verbs <c>growth</c> and <c>callers</c>: whether the cost stays in proportion to the code.</summary>
internal static class Growth
{
    private const int Factor = 10;

    /// <summary>A solution of the asked size, and one with ten times the files.</summary>
    public static Task FilesAsync(Workbench workbench) =>
        CompareAsync(workbench, "files", [workbench.Files, workbench.Files * Factor], SolutionGenerator.Generate, OutputKind.ConsoleApplication);

    /// <summary>One helper with a query, called from ever more places of which only the last is on a request path.</summary>
    public static Task CallersAsync(Workbench workbench) =>
        CompareAsync(workbench, "callers", [workbench.Files / Factor, workbench.Files, workbench.Files * Factor], SolutionGenerator.GenerateCallers, OutputKind.DynamicallyLinkedLibrary);

    private static async Task CompareAsync(Workbench workbench, string unit, int[] sizes, Func<int, IReadOnlyList<SourceFile>> generate, OutputKind kind)
    {
        Console.WriteLine(FormattableString.Invariant($"median of {workbench.Runs} runs"));
        Console.WriteLine($"| what | {unit} | findings | processor s | clock s | times the size before |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var set in (AnalyzerSet[])[AnalyzerSet.Idle(), AnalyzerSet.ScaleLint()])
        {
            Cost? before = null;
            foreach (var size in sizes)
            {
                var (cost, findings) = await workbench.CostAsync(() => [GeneratedCompilation.Create(generate(size), kind)], set);
                var ratio = before is { } smaller ? FormattableString.Invariant($"{cost.Processor / smaller.Processor:F1}") : "";
                Console.WriteLine(FormattableString.Invariant(
                    $"| {set.Name} | {size} | {findings} | {cost.Processor.TotalSeconds:F2} | {cost.Wall.TotalSeconds:F2} | {ratio} |"));
                before = cost;
            }
        }
    }
}

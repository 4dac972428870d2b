using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Benchmarks.Analysis;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>What every measurement needs: the size, the number of runs, and a fresh compilation for each run so that nothing is warm that would not be.</summary>
internal sealed class Workbench(Arguments arguments)
{
    private readonly AnalyzerOptions _options = new([], new SameOptions(arguments.Options("option")));

    /// <summary>Files of the generated solution.</summary>
    public int Files { get; } = Number(arguments, "files", 1000);

    /// <summary>Runs of which the median counts.</summary>
    public int Runs { get; } = Number(arguments, "runs", 3);

    /// <summary>The one analyzer set to measure; null for all.</summary>
    public string? Only { get; } = arguments.Option("only");

    /// <summary>Edits of the latency measurement.</summary>
    public int Edits { get; } = Number(arguments, "edits", 200);

    /// <summary>The analyzers over a compilation, as an IDE or the compiler sets them up.</summary>
    public CompilationWithAnalyzers Prepare(CSharpCompilation compilation, AnalyzerSet set, bool countOwnTime = false) => compilation.WithAnalyzers(
        set.Analyzers,
        new CompilationWithAnalyzersOptions(_options, onAnalyzerException: null, concurrentAnalysis: !countOwnTime, logAnalyzerExecutionTime: countOwnTime));

    /// <summary>All findings of a set.</summary>
    /// <exception cref="InvalidOperationException">An analyzer of this solution crashed.</exception>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, AnalyzerSet set)
    {
        var diagnostics = await Prepare(compilation, set).GetAnalyzerDiagnosticsAsync();
        return set.Name == "ScaleLint" && diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash
            ? throw new InvalidOperationException(crash.GetMessage(CultureInfo.InvariantCulture))
            : diagnostics;
    }

    /// <summary>Time inside the analyzers' own callbacks, as the compiler's <c>-reportanalyzer</c> counts it, on one thread: so that none waits for another.</summary>
    /// <param name="compilations">What they run over.</param>
    /// <param name="set">The analyzers.</param>
    /// <param name="isBound">Whether all bodies are bound before, so that only the analyzers' own work counts.</param>
    public async Task<TimeSpan> OwnTimeAsync(IReadOnlyList<CSharpCompilation> compilations, AnalyzerSet set, bool isBound)
    {
        Collect();
        var total = TimeSpan.Zero;
        foreach (var compilation in compilations)
        {
            var run = Prepare(compilation.WithOptions(compilation.Options.WithConcurrentBuild(false)), isBound ? set with { Analyzers = [new BindingAnalyzer(), .. set.Analyzers] } : set, countOwnTime: true);
            await run.GetAnalyzerDiagnosticsAsync();
            foreach (var analyzer in set.Analyzers)
            {
                total += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
            }
        }

        return total;
    }

    /// <summary>The median cost of a set over fresh compilations, after one run that warms the code up.</summary>
    public async Task<(Cost Cost, int Findings)> CostAsync(Func<IReadOnlyList<CSharpCompilation>> create, AnalyzerSet set)
    {
        var findings = await AnalyzeAsync(create(), set);
        var costs = new List<Cost>();
        for (var run = 0; run < Runs; run++)
        {
            var compilations = create();
            Collect();
            costs.Add(await Cost.OfAsync(() => AnalyzeAsync(compilations, set)));
        }

        return (costs.MedianBy(cost => cost.Processor), findings);
    }

    private async Task<int> AnalyzeAsync(IReadOnlyList<CSharpCompilation> compilations, AnalyzerSet set)
    {
        var findings = 0;
        foreach (var compilation in compilations)
        {
            findings += (await AnalyzeAsync(compilation, set)).Length;
        }

        return findings;
    }

    /// <summary>Lines of some files.</summary>
    public static int Lines(IEnumerable<SourceFile> files) => files.Sum(file => file.Text.Count(character => character == '\n') + 1);

    /// <summary>Leaves only what is in use on the heap.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static int Number(Arguments arguments, string name, int otherwise) =>
        arguments.Option(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}

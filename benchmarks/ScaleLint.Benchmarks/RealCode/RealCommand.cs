using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Benchmarks.Analysis;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>The verb <c>real</c>: runs the rules over checked-out repositories and lists every hit.</summary>
internal static class RealCommand
{
    private const string AnalyzerCrash = "AD0001";

    /// <summary>Runs; 0, or 1 where an analyzer crashed.</summary>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var analyzers = AnalyzerAssemblies.ScaleLint();
        var crashed = false;
        await using var output = arguments.Option("out") is { } path ? new StreamWriter(path) : Console.Out;
        var repositories = RepositoryLoader.Load(arguments);
        foreach (var (folder, models, failures) in repositories)
        {
            var clock = Stopwatch.StartNew();
            foreach (var failure in failures)
            {
                Console.Error.WriteLine($"not evaluated: {failure}");
            }

            var prefix = repositories.Count > 1 ? Path.GetFileName(folder) + "/" : "";
            var hits = await AnalyzeAsync(folder, models, analyzers, arguments);
            foreach (var hit in hits)
            {
                await output.WriteLineAsync((hit with { File = prefix + hit.File }).ToRow());
            }

            foreach (var crash in hits.Where(hit => hit.Id == AnalyzerCrash))
            {
                crashed = true;
                Console.Error.WriteLine($"{AnalyzerCrash}: {crash.Message}");
            }

            Console.Error.WriteLine(FormattableString.Invariant($"{Path.GetFileName(folder)}: {models.Count} projects, {hits.Count} hits, {clock.Elapsed.TotalSeconds:F1} s"));
        }

        return crashed ? 1 : 0;
    }

    private static async Task<List<Hit>> AnalyzeAsync(string folder, IReadOnlyList<ProjectModel> models, ImmutableArray<DiagnosticAnalyzer> analyzers, Arguments arguments)
    {
        var byPath = models.ToDictionary(model => model.Path, StringComparer.Ordinal);
        var factory = new CompilationFactory(byPath);
        var solution = new SolutionAnalysis(factory, byPath, analyzers, arguments.Options("additional"), arguments.Options("option"), arguments.Option("evidence"));
        var wanted = arguments.Options("id");
        var hits = new HashSet<Hit>();
        foreach (var model in models.Where(model => arguments.Option("project") is not { } part || model.Path.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            if (arguments.Has("census"))
            {
                Print(folder, model, BindingCensus.Take(factory.Create(model)));
            }

            if (!analyzers.IsEmpty)
            {
                hits.UnionWith((await solution.DiagnosticsAsync(model))
                    .Where(diagnostic => diagnostic.Id == AnalyzerCrash || wanted.Count == 0 || wanted.Contains(diagnostic.Id))
                    .Select(diagnostic => Hit.Of(diagnostic, folder)));
            }
        }

        return
        [
            .. hits.OrderBy(hit => hit.File, StringComparer.Ordinal)
                .ThenBy(hit => hit.Line)
                .ThenBy(hit => hit.Column)
                .ThenBy(hit => hit.Id, StringComparer.Ordinal)
                .ThenBy(hit => hit.Message, StringComparer.Ordinal),
        ];
    }

    private static void Print(string folder, ProjectModel model, BindingCensus census)
    {
        var share = census.Names == 0 ? 0 : 100.0 * census.Unbound / census.Names;
        var missing = model.MissingPackages.Count == 0 ? "" : "\tnot restored: " + string.Join(' ', model.MissingPackages);
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{Path.GetRelativePath(folder, model.Path)}\t{census.Trees} trees\t{census.Errors} errors\t{share:F2} % of {census.Names} names unbound{missing}"));
    }
}

using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// The verb <c>latency</c>: what a developer waits for after a key press. Each edit adds a statement to one file, makes a new compilation with
/// that tree replaced, and asks for the findings of that file, as the IDE does. The compilation before was analyzed whole. Edits of files with a
/// finding are measured apart: there ScaleLint has the most to ask, and there the developer waits for the squiggle to go.
/// </summary>
internal static class Latency
{
    private const string Anchor = "\n    {\n        ";

    /// <summary>Prints one row per analyzer set.</summary>
    public static async Task RunAsync(Workbench workbench)
    {
        var files = SolutionGenerator.Generate(workbench.Files);
        Console.WriteLine(FormattableString.Invariant($"{files.Count} files, {Workbench.Lines(files)} lines, {workbench.Edits} edits"));
        Console.WriteLine("| what | p50 ms | p95 ms | longest ms |");
        Console.WriteLine("|---|---:|---:|---:|");
        var compilation = GeneratedCompilation.Create(files);
        var all = compilation.SyntaxTrees.Where(tree => tree.GetText().ToString().Contains(Anchor, StringComparison.Ordinal)).Select(tree => tree.FilePath).ToList();
        var findings = await workbench.AnalyzeAsync(compilation, AnalyzerSet.ScaleLint());
        var smelling = all.Intersect(findings.Select(finding => finding.Location.SourceTree!.FilePath), StringComparer.Ordinal).ToList();
        foreach (var (name, editable) in new[] { ("any file", all), ("a file with a finding", smelling) })
        {
            foreach (var set in (AnalyzerSet[])[AnalyzerSet.Idle(), AnalyzerSet.ScaleLint()])
            {
                var times = await EditAsync(workbench, compilation, set, editable);
                times.Sort();
                Console.WriteLine(FormattableString.Invariant(
                    $"| {set.Name}, {name} | {Quantile(times, 0.50):F1} | {Quantile(times, 0.95):F1} | {times[^1]:F1} |"));
            }
        }
    }

    private static async Task<List<double>> EditAsync(Workbench workbench, CSharpCompilation compilation, AnalyzerSet set, List<string> editable)
    {
        await workbench.AnalyzeAsync(compilation, set);
        var times = new List<double>();
        const int warmUp = 20;
        for (var edit = 0; edit < workbench.Edits + warmUp; edit++)
        {
            // 7919 is prime: the edits jump about, and come to every kind of file.
            var path = editable[(int)(edit * 7919L % editable.Count)];
            var tree = compilation.SyntaxTrees.First(candidate => candidate.FilePath == path);
            var text = tree.GetText();
            var place = text.ToString().IndexOf(Anchor, StringComparison.Ordinal) + Anchor.Length;
            var changed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(place, 0), FormattableString.Invariant($"_ = {edit};\n        "))));
            compilation = compilation.ReplaceSyntaxTree(tree, changed);

            var clock = Stopwatch.StartNew();
            await workbench.Prepare(compilation, set).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(changed), filterSpan: null, CancellationToken.None);
            clock.Stop();
            if (edit >= warmUp)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        return times;
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

using System.Diagnostics;
using System.Text;
using ScaleLint.Benchmarks.Generation;
using ScaleLint.Model;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// The verb <c>forecast</c>: what ScaleLint adds to a build in which nothing changed, without MSBuild itself. The manifest has every key, with a hundred findings and a baseline: it is read,
/// evaluated, and every report is written, each time from the bytes of the files.
/// </summary>
internal static class Forecast
{
    private const int WarmUp = 20;

    /// <summary>Prints one row per step, and one for all of it.</summary>
    public static void Run(int runs)
    {
        var manifest = Encoding.UTF8.GetBytes(FullManifest.Json);
        var log = Encoding.UTF8.GetBytes(ErrorLog(100));
        var baseline = BaselineWriter.Write(Baseline.Of(SarifFindings.Read(log, "/work")!, CostModel.Evaluate(ManifestReader.Read(manifest).Manifest!, SarifFindings.Read(log, "/work")).Report));
        var times = new SortedDictionary<int, (string Name, List<double> Times)>();
        var bytes = 0L;
        for (var run = -WarmUp; run < runs; run++)
        {
            var whole = Stopwatch.StartNew();
            var read = Time(run, 0, "read manifest, error log and baseline", () => (ManifestReader.Read(manifest).Manifest!, SarifFindings.Read(log, "/work"), BaselineReader.Read(baseline).Baseline));
            var evaluation = Time(run, 1, "evaluate", () => CostModel.Evaluate(read.Item1, read.Item2, read.Item3));
            var report = evaluation.Report!;
            bytes = Time(run, 2, "scalecost.result.json", () => ResultWriter.Write(report)).Length;
            bytes += Time(run, 3, "Markdown", () => Encoding.UTF8.GetBytes(MarkdownReport.Write(report))).Length;
            bytes += Time(run, 4, "HTML", () => Encoding.UTF8.GetBytes(HtmlReport.Write(report))).Length;
            bytes += Time(run, 5, "SARIF", () => SarifReport.Write(evaluation.Diagnostics, "scalecost.json", report.Code!.Findings)).Length;
            bytes += Time(run, 6, "summary", () => ConsoleSummary.Of(report)).Sum(line => line.Length);
            Note(run, 7, "**all of it**", whole);
        }

        Console.WriteLine(FormattableString.Invariant($"{runs} runs, 100 findings, {bytes / 1024} KiB of reports"));
        Console.WriteLine("| what | p50 ms | p95 ms | longest ms |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, measured) in times.Values)
        {
            measured.Sort();
            Console.WriteLine(FormattableString.Invariant($"| {name} | {Quantile(measured, 0.50):F2} | {Quantile(measured, 0.95):F2} | {measured[^1]:F2} |"));
        }

        T Time<T>(int run, int step, string name, Func<T> work)
        {
            var clock = Stopwatch.StartNew();
            var result = work();
            Note(run, step, name, clock);
            return result;
        }

        void Note(int run, int step, string name, Stopwatch clock)
        {
            if (run < 0)
            {
                return;
            }

            if (!times.TryGetValue(step, out var row))
            {
                times.Add(step, row = (name, []));
            }

            row.Times.Add(clock.Elapsed.TotalMilliseconds);
        }
    }

    private static string ErrorLog(int findings)
    {
        string[] rules = ["SCL1001", "SCL1003", "SCL1005", "SCL1006", "SCL4001", "SCL4101"];
        return "{ \"version\": \"2.1.0\", \"runs\": [ { \"results\": [ " + string.Join(", ", Enumerable.Range(0, findings).Select(i => $$"""
            { "ruleId": "{{rules[i % rules.Length]}}", "level": "warning", "message": { "text": "'Call(...)' does something on every request: GET /things/{id} -> Service{{i}}.Load" },
              "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///work/Services/Service{{i}}.cs" }, "region": { "startLine": 12, "startColumn": 5 } } } ],
              "properties": { "customProperties": { "member": "M:Shop.Service{{i}}.Load(System.Int32)", "path": "GET /things/{id} -> Service{{i}}.Load" } } }
            """)) + " ] } ] }";
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

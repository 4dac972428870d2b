using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ScaleLint.Benchmarks.Generation;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// The verb <c>layers</c>: builds a generated solution of many projects with <c>dotnet build</c>, with the package and without, and counts what is found at the hosts' calls.
/// </summary>
internal static partial class LayeredBuild
{
    // The compiler stays loaded between projects, as it does for anyone who did not turn that off. Its name is ours, so that no other build's compiler is measured.
    private static readonly string[] Switches =
        ["--no-restore", "-m:2", "-nodeReuse:false", "-tl:off", "-v:minimal", "-nologo", "-clp:NoSummary", "-p:UseSharedCompilation=true", "-p:SharedCompilationId=scalelint-layers"];

    /// <summary>Runs; 1 where a smell is missing or shown twice.</summary>
    public static int Run(Arguments arguments)
    {
        int Number(string name, int otherwise) => arguments.Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var projects = Number("projects", 100);
        var smells = Number("smells", 500);
        var solution = new LayeredSolution(projects, Number("files", 50), smells);
        var folder = Path.GetFullPath(arguments.Option("out") ?? throw new ArgumentException("layers needs --out folder"));
        solution.Write(folder, Path.GetFullPath(arguments.Option("package") ?? throw new ArgumentException("layers needs --package folder")), arguments.Option("version") ?? throw new ArgumentException("layers needs --version"));
        DotNet(folder, "restore", "Layers.slnx", "-v:q");

        // A first build warms the disk and the compiler; then the builds take turns, because a machine is not equally fast all the time.
        string[] more = [.. arguments.Options("property").Select(property => "-p:" + property)];
        Build(folder, ["LayerHost0/LayerHost0.csproj", .. more]);
        Build(folder, ["Layers.slnx", "-t:Rebuild", .. more]);
        List<TimeSpan> without = [], with = [], nothingWithout = [], nothingWith = [];
        var output = "";
        for (var run = Number("runs", 3); run > 0; run--)
        {
            without.Add(Build(folder, ["Layers.slnx", "-t:Rebuild", "-p:ScaleLintEnabled=false", .. more]).Elapsed);
            nothingWithout.Add(Build(folder, ["Layers.slnx", "-p:ScaleLintEnabled=false", .. more]).Elapsed);
            (var elapsed, output) = Build(folder, ["Layers.slnx", "-t:Rebuild", .. more]);
            with.Add(elapsed);
            nothingWith.Add(Build(folder, ["Layers.slnx", .. more]).Elapsed);
        }

        // The summary says every warning once more.
        var shown = Finding().Matches(output.Split("Build succeeded.")[0]).Select(match => match.Value).ToList();
        var distinct = shown.Distinct().Count();
        Console.WriteLine(FormattableString.Invariant($"{projects} projects, {smells} smells: {shown.Count} shown, {distinct} different"));
        Console.WriteLine(FormattableString.Invariant($"full build    {All(without)} s without, {All(with)} s with: {100 * (Median(with) / Median(without) - 1):F1} % more at the median"));
        Console.WriteLine(FormattableString.Invariant($"nothing to do {All(nothingWithout)} s without, {All(nothingWith)} s with: {(Median(nothingWith) - Median(nothingWithout)).TotalMilliseconds / projects:F0} ms a project at the median"));
        return shown.Count == smells && distinct == smells ? 0 : 1;
    }

    private static string All(List<TimeSpan> runs) => string.Join(", ", runs.Select(run => FormattableString.Invariant($"{run.TotalSeconds:F1}")));

    private static TimeSpan Median(List<TimeSpan> runs) => runs.MedianBy(run => run);

    private static (TimeSpan Elapsed, string Output) Build(string folder, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var output = DotNet(folder, ["build", .. arguments, .. Switches]);
        return (watch.Elapsed, output);
    }

    private static string DotNet(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new ArgumentException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }

    [GeneratedRegex(@"Host\.cs\(\d+,\d+\): warning SCL1002: [^\r\n]*")]
    private static partial Regex Finding();
}

using System.Globalization;
using ScaleLint.Benchmarks;
using ScaleLint.Benchmarks.Generation;
using ScaleLint.Benchmarks.Measurement;
using ScaleLint.Benchmarks.RealCode;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const string usage = """
    real <folder>... [--census] [--reload] [--project part] [--id SCL1001]... [--option key=value]... [--additional file]...
                     [--packages list.tsv] [--cache folder] [--out hits.tsv]
                           runs the rules over checked-out repositories and lists every hit
    generate   [--files n] [--out folder]   the solution the measurements below run over
    information <folder>... --out file      the rules of the SDK, of other packages and of the folders that only inform
    throughput [<folder>...] [--files n] [--runs n] [--project part] [--only set]
                           the generated solution or real repositories, against the compiler, an idle analyzer and other packages
    latency    [--files n] [--edits n]      one edited file at a time, warm
    growth     [--files n] [--runs n]       n files and 10 n files
    callers    [--files n] [--runs n]       one helper with n/10, n and 10 n callers
    memory     [--files n]                  what the path index holds
    layers     --out folder --package folder --version v [--projects n] [--files n] [--smells n] [--runs n]
                     [--property name=value]...
                           a solution of many projects, built by the SDK with the package and without
    forecast   [--runs n]                   a full manifest: read, evaluated, and every report written
    """;

try
{
    var rest = new Arguments(args.Skip(1));
    var workbench = new Workbench(rest);
    switch (args.FirstOrDefault())
    {
        case "real" when rest.Values.Count > 0:
            return await RealCommand.RunAsync(rest);
        case "generate":
            return GenerateCommand.Run(rest);
        case "information":
            return InformationRules.Run(rest);
        case "throughput":
            await Throughput.RunAsync(workbench, Workload.Of(workbench, rest));
            return 0;
        case "latency":
            await Latency.RunAsync(workbench);
            return 0;
        case "growth":
            await Growth.FilesAsync(workbench);
            return 0;
        case "callers":
            await Growth.CallersAsync(workbench);
            return 0;
        case "memory":
            await IndexMemory.RunAsync(workbench);
            return 0;
        case "layers":
            return LayeredBuild.Run(rest);
        case "forecast":
            Forecast.Run(int.Parse(rest.Option("runs") ?? "200", CultureInfo.InvariantCulture));
            return 0;
        default:
            Console.Error.WriteLine(usage);
            return 2;
    }
}
catch (Exception exception) when (exception is ArgumentException or FormatException or DirectoryNotFoundException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

using System.Globalization;
using ScaleLint.Benchmarks;
using ScaleLint.Benchmarks.RealCode;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const string usage = """
    real <folder>... [--census] [--reload] [--project part] [--id SCL1001]... [--option key=value]... [--additional file]...
                     [--packages list.tsv] [--cache folder] [--out hits.tsv]
        runs the rules over checked-out repositories and lists every hit
    """;

var rest = new Arguments(args.Skip(1));
switch (args.FirstOrDefault())
{
    case "real" when rest.Values.Count > 0:
        return await RealCommand.RunAsync(rest);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}

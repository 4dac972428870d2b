using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using ScaleLint.Benchmarks.Analysis;
using ScaleLint.Benchmarks.RealCode;

namespace ScaleLint.Benchmarks.Generation;

/// <summary>
/// The verb <c>information</c>: writes the configuration that keeps rules which only inform out of a build that asks for an error log of ScaleLint's own. The rules are those of the
/// installed SDK, of the packages beside the program, and of the folders given.
/// </summary>
internal static class InformationRules
{
    private const string Head = """
        # Rules that only inform. A build does not show them, and runs them only where there is an error log. Used where that log is ScaleLint's own: see ScaleLint.targets.
        # Written by: dotnet run -c Release --project benchmarks/ScaleLint.Benchmarks -- information <folder>... --out <this file>
        is_global = true

        # Below everything a user or the SDK says: their word about a rule wins.
        global_level = -10000

        """;

    /// <summary>Runs; 1 where nothing was found.</summary>
    public static int Run(Arguments arguments)
    {
        var sdk = FrameworkPack.Sdk();
        var dotnet = Path.GetDirectoryName(Path.GetDirectoryName(sdk))!;
        string[] folders =
        [
            Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"),
            Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "codestyle", "cs"),
            .. Directory.EnumerateDirectories(Path.Combine(dotnet, "packs"), "cs", SearchOption.AllDirectories).Where(folder => folder.Contains("analyzers", StringComparison.Ordinal)),
            .. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "others")),
            .. arguments.Values,
        ];
        // A rule that warned in some version of its package must go on warning there.
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        var warning = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            // A hidden rule does not run in any build, and a rule that is off is not of the build's concern.
            var found = AnalyzerAssemblies.LoadFolder(folder).SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Where(rule => rule.IsEnabledByDefault && rule.DefaultSeverity != DiagnosticSeverity.Hidden)
                .ToLookup(OnlyInforms, rule => rule.Id);
            Console.WriteLine(FormattableString.Invariant($"{found[true].Distinct().Count(),4} {folder}"));
            rules.UnionWith(found[true]);
            warning.UnionWith(found[false]);
        }

        Console.WriteLine("warned in some version: " + string.Join(' ', rules.Where(warning.Contains)));
        rules.ExceptWith(warning);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var family in rules.GroupBy(rule => rule.TrimEnd("0123456789".ToCharArray()), StringComparer.Ordinal))
        {
            text.Append('\n');
            foreach (var rule in family)
            {
                text.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{rule}.severity = none\n");
            }
        }

        File.WriteAllText(arguments.Option("out") ?? throw new ArgumentException("information needs --out file"), text.ToString());
        return rules.Count > 0 ? 0 : 1;
    }

    // A code style whose severity stands behind its option (csharp_style_... = true:warning) warns whatever its own severity is.
    private static bool OnlyInforms(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Info && !rule.CustomTags.Contains("CustomSeverityConfigurable");
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>
/// Writes the first manifest of a project: what the code shows is filled in with the reason beside it, what nobody knows is left unknown, and the few numbers without which there is no
/// forecast are marked as assumed. It is a manifest without errors from the first build on.
/// </summary>
public static class StarterManifest
{
    /// <summary>Where editors find the schema.</summary>
    public const string SchemaAddress = "https://raw.githubusercontent.com/scalelint/scalelint/main/src/ScaleLint.Package/schema/scalecost.schema.json";

    private const int MostNamed = 3;

    /// <summary>Writes the manifest.</summary>
    /// <param name="facts">What the project shows.</param>
    /// <returns>JSON with comments, LF line ends.</returns>
    public static string Write(StarterFacts facts)
    {
        var text = new StringBuilder();
        Line(text, "{");
        Line(text, "  // What this system costs today and how it grows. ScaleLint forecasts it in every build, prices its findings by it, and compares it with the code.");
        Line(text, "  // Replace what is marked as assumed; what is commented out is unknown, and stays out of the score until you know it. docs/manifest.md explains every key.");
        Line(text, $"  \"$schema\": \"{SchemaAddress}\",");
        Line(text, "  \"version\": 1,");
        Line(text, $"  \"system\": \"{Encoded(facts.System)}\",");
        Line(text, "  \"currency\": \"USD\",");
        Line(text, $"  \"asOf\": \"{facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\", // the day of the bill below; {facts.AsOfOrigin}");
        Line(text, "  \"traffic\": {");
        Line(text, "    \"users\": { \"value\": 1000, \"source\": \"assumed\" },");
        Line(text, "    // \"requestsPerDay\": 10000,");
        Line(text, "    \"growth\": { \"usersPer12Months\": { \"value\": 10, \"low\": 2, \"high\": 20, \"source\": \"assumed\" } }");
        Line(text, "  },");
        Line(text, "  \"components\": {");
        WriteComponents(text, facts);
        Line(text, "  },");
        Line(text, "  // With numbers of your own take \"recommended\" or \"strict\": docs/gate.md.");
        Line(text, "  \"gate\": { \"preset\": \"advisory\" }");
        Line(text, "}");
        return text.ToString();
    }

    private static void WriteComponents(StringBuilder text, StarterFacts facts)
    {
        var components = new List<(string Name, List<StarterLine> Lines)>();
        Add(ComponentNames.Inference, Inference(facts));
        Add(ComponentNames.Pipeline, Pipeline(facts));
        Add(ComponentNames.Training, Training(facts));
        Add(ComponentNames.Storage, Storage(facts));
        Add(ComponentNames.Telemetry, Telemetry(facts));
        if (components.Count == 0)
        {
            Add(ComponentNames.Inference, [Comment(facts.Findings is null ? "nobody has looked at the code yet" : "the code shows no cost component; name the one that your bill is about")]);
        }

        for (var i = 0; i < components.Count; i++)
        {
            Line(text, $"    \"{components[i].Name}\": {{");
            WriteKeys(text, i == 0 ? [new StarterLine("\"costPerMonth\": { \"value\": 1000, \"source\": \"assumed\" }"), .. components[i].Lines] : [Comment("\"costPerMonth\": 0,"), .. components[i].Lines]);
            Line(text, "    },");
        }

        Line(text, "    // \"operations\": { \"costPerMonth\": 0, \"models\": 1, \"deploymentsPerMonth\": 4, \"mlEngineers\": 1, \"infrastructureEngineers\": 1 },");

        void Add(string name, List<StarterLine> lines)
        {
            if (lines.Count > 0)
            {
                components.Add((name, lines));
            }
        }
    }

    // A comma follows the last key too: manifests allow it, and so a line that is commented out needs nothing but its comment marks taken away.
    private static void WriteKeys(StringBuilder text, IEnumerable<StarterLine> lines)
    {
        foreach (var (key, comment) in lines)
        {
            Line(text, "      " + (key is null ? "// " + comment : key + "," + (comment is null ? "" : " // " + comment)));
        }
    }

    private static List<StarterLine> Inference(StarterFacts facts)
    {
        var (api, local) = (KnownPackages.TokenApiOf(facts), KnownPackages.LocalModelOf(facts));
        var lines = new List<StarterLine>();
        if (api.Count > 0 && local.Count > 0)
        {
            lines.Add(Comment($"\"hosting\": \"token-api\" or \"self-hosted\", whichever costs more: the project uses {Named(api)}, and {Named(local)}"));
        }
        else if (api.Count + local.Count > 0)
        {
            lines.Add(api.Count > 0 ? new StarterLine("\"hosting\": \"token-api\"", Named(api)) : new StarterLine("\"hosting\": \"self-hosted\"", Named(local)));
        }

        if (Has(facts, "SCL1011"))
        {
            lines.Add(new StarterLine("\"architecture\": \"per-user-fine-tuned\"", Because(facts, "SCL1011")));
        }
        else if (Has(facts, "SCL1012"))
        {
            lines.Add(new StarterLine("\"architecture\": \"session-gpu\"", Because(facts, "SCL1012")));
        }
        else if (lines.Count > 0 || Has(facts, "SCL1"))
        {
            lines.Add(Comment("\"architecture\": \"stateless-cached\", // the default is stateless-uncached"));
        }

        if (Has(facts, "SCL1006"))
        {
            lines.Add(new StarterLine("\"cacheHitRate\": 0", Because(facts, "SCL1006")));
        }
        else if (lines.Count > 0)
        {
            lines.Add(Comment("\"cacheHitRate\": 0.3,"));
        }

        if (lines.Count > 0)
        {
            lines.Add(Comment(local.Count > 0 ? "\"modelSizeMb\": 440, \"latencyMs\": 85, \"gpuUtilization\": 0.45, \"contextTokens\": 800," : "\"contextTokens\": 800, \"latencyMs\": 85,"));
        }

        return lines;
    }

    private static List<StarterLine> Pipeline(StarterFacts facts)
    {
        var packages = KnownPackages.PipelineOf(facts);
        if (Has(facts, "SCL2002"))
        {
            return [new StarterLine("\"pattern\": \"high-cardinality-join\"", Because(facts, "SCL2002"))];
        }

        return packages.Count > 0 ? [Comment($"\"pattern\": \"batch\", \"managed-streaming\" or \"self-hosted-kafka\": the project uses {Named(packages)}")]
            : Has(facts, "SCL2") ? [Comment("\"pattern\": \"batch\",")]
            : [];
    }

    private static List<StarterLine> Training(StarterFacts facts) =>
        Has(facts, "SCL3002") ? [new StarterLine("\"strategy\": \"per-user\"", Because(facts, "SCL3002"))]
        : Has(facts, "SCL3001") ? [new StarterLine("\"strategy\": \"per-user\"", Because(facts, "SCL3001"))]
        : Has(facts, "SCL3003") ? [new StarterLine("\"strategy\": \"full-history\"", Because(facts, "SCL3003"))]
        : [];

    private static List<StarterLine> Storage(StarterFacts facts)
    {
        var packages = KnownPackages.StoreOf(facts);
        var forEver = Smells(facts).FirstOrDefault(finding => finding.RuleId is "SCL4001" or "SCL4002" or "SCL4003" or "SCL4004" or "SCL4005");
        if (forEver is null && packages.Count == 0)
        {
            return [];
        }

        return
        [
            forEver is not null ? new StarterLine("\"retentionDays\": null", Because(facts, forEver.RuleId) + ", so data is kept for ever") : Comment($"\"retentionDays\": 365, or null for ever: the project uses {Named(packages)}"),
            Comment("\"ingestGbPerMonth\": 100, \"ageMonths\": 12,"),
        ];
    }

    private static List<StarterLine> Telemetry(StarterFacts facts)
    {
        var packages = KnownPackages.MetricsOf(facts);
        var labels = Smells(facts).Where(finding => finding.RuleId == "SCL4101").Select(LabelOf).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        if (labels.Count > 0)
        {
            return [new StarterLine($"\"labels\": [ {string.Join(", ", labels.Select(label => $"{{ \"name\": \"{Encoded(label)}\", \"growsWith\": \"users\" }}"))} ]", Because(facts, "SCL4101"))];
        }

        return packages.Count > 0 || Has(facts, "SCL41")
            ? [Comment($"\"labels\": [ {{ \"name\": \"region\", \"growsWith\": \"none\" }} ], // every label of your metrics{(packages.Count > 0 ? "; the project uses " + Named(packages) : "")}")]
            : [];
    }

    // The rule's message names the label in quotes.
    private static string LabelOf(CodeFinding finding)
    {
        var parts = finding.Message.Split('\'');
        return parts.Length > 2 && parts[1].Length is > 0 and <= ReportText.LongestName ? ReportText.Clean(parts[1]) : "label";
    }

    private static IEnumerable<CodeFinding> Smells(StarterFacts facts) => (facts.Findings ?? []).Where(finding => !finding.IsSuppressed);

    private static bool Has(StarterFacts facts, string prefix) => Smells(facts).Any(finding => finding.RuleId.StartsWith(prefix, StringComparison.Ordinal));

    private static string Because(StarterFacts facts, string rule)
    {
        var first = Smells(facts).First(finding => finding.RuleId == rule);
        return $"{rule} at {ReportText.Clean(first.File, ReportText.LongestName)}({first.Line.ToString(CultureInfo.InvariantCulture)})";
    }

    private static string Named(IReadOnlyList<string> packages) => string.Join(", ", packages.Take(MostNamed)) + (packages.Count > MostNamed ? ", ..." : "");

    private static StarterLine Comment(string text) => new(null, text);

    private static string Encoded(string text) => JsonEncodedText.Encode(ReportText.Clean(text, ReportText.LongestName), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

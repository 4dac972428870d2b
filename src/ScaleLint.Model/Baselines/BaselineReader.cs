using System.Text;

namespace ScaleLint.Model;

/// <summary>Reads <c>scalecost.baseline.json</c>. Never throws for any content. A baseline that cannot be read allows nothing, and is an error: a ratchet that is silently gone is none.</summary>
public static class BaselineReader
{
    /// <summary>The largest baseline that is read, in bytes: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a baseline from the text an editor or compiler holds.</summary>
    /// <param name="text">The file as text.</param>
    /// <returns>The baseline or its problems.</returns>
    public static BaselineReadResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a baseline from the bytes of its file.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>The baseline or its problems.</returns>
    public static BaselineReadResult Read(byte[] utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return new BaselineReadResult(null, [TooLarge()]);
        }

        var tree = JsonTree.Parse(utf8);
        var problems = tree.Diagnostics.Select(broken => Problem(broken.Message.Replace("The manifest", "The file"), broken.Position)).ToList();
        Baseline? baseline = null;
        if (tree.Root is { } root && problems.Count == 0)
        {
            baseline = Build(root, problems);
        }

        return problems.Count > 0
            ? new BaselineReadResult(null, [.. problems.OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Column)])
            : new BaselineReadResult(baseline, []);
    }

    /// <summary>The problem of a file larger than <see cref="MaxBytes"/>, for a caller that does not want to load it.</summary>
    /// <returns>The diagnostic, at the start of the file.</returns>
    public static CostDiagnostic TooLarge() => Problem("The file is larger than 16 MiB", SourcePosition.Start);

    private static Baseline Build(JsonNode root, List<CostDiagnostic> problems)
    {
        var entries = new List<BaselineEntry>();
        if (!Is(root, JsonKind.Object, "an object", problems))
        {
            return new Baseline(entries, null);
        }

        if (root["baselineVersion"] is not { Kind: JsonKind.Number, Number: Baseline.Version } version)
        {
            problems.Add(Problem("baselineVersion must be 1; a newer ScaleLint may have written the file", root["baselineVersion"]?.Position ?? root.Position));
        }

        foreach (var member in root["findings"] is { } findings ? MembersOf(findings, problems) : [])
        {
            foreach (var file in MembersOf(member.Value, problems))
            {
                foreach (var rule in MembersOf(file.Value, problems))
                {
                    if (rule.Value is { Kind: JsonKind.Number, Number: >= 1 and <= Baseline.MostOfOneKind } count && count.Number == Math.Floor(count.Number))
                    {
                        entries.Add(new BaselineEntry(member.Key, file.Key, rule.Key, (int)count.Number));
                    }
                    else
                    {
                        problems.Add(Problem($"The count of {Quoted.Of(rule.Key)} must be a whole number from 1 to 1,000,000", rule.Value.Position));
                    }
                }
            }
        }

        return new Baseline(entries, root["forecast"] is { } forecast ? Forecast(forecast, problems) : null);
    }

    private static BaselineForecast? Forecast(JsonNode node, List<CostDiagnostic> problems)
    {
        if (!Is(node, JsonKind.Object, "an object", problems))
        {
            return null;
        }

        if (node["currency"] is not { Kind: JsonKind.Text } currency)
        {
            problems.Add(Problem("forecast.currency must be text", node["currency"]?.Position ?? node.Position));
            return null;
        }

        var components = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var component in node["components"] is { } listed ? MembersOf(listed, problems) : [])
        {
            components[component.Key] = Amount(component.Value, component.Value.Position, component.Key, problems);
        }

        return new BaselineForecast(currency.Text, Key("score"), Key("costNow"), Key("month12"), Key("month36"), Key("costAt10x"), components);

        double Key(string key) => Amount(node[key], node.Position, key, problems);
    }

    private static double Amount(JsonNode? node, SourcePosition position, string key, List<CostDiagnostic> problems)
    {
        if (node is { Kind: JsonKind.Number } number && number.Number >= 0 && ForecastInterval.IsAmount(number.Number))
        {
            return number.Number;
        }

        problems.Add(Problem($"{Quoted.Of(key)} must be a number of 0 or more", node?.Position ?? position));
        return 0;
    }

    private static IEnumerable<JsonMember> MembersOf(JsonNode node, List<CostDiagnostic> problems) =>
        Is(node, JsonKind.Object, "an object", problems) ? node.Members : [];

    private static bool Is(JsonNode node, JsonKind kind, string expected, List<CostDiagnostic> problems)
    {
        if (node.Kind != kind)
        {
            problems.Add(Problem($"The value must be {expected}", node.Position));
        }

        return node.Kind == kind;
    }

    private static CostDiagnostic Problem(string message, SourcePosition position) =>
        new(CostDiagnosticIds.BaselineUnreadable, DiagnosticLevel.Error, $"The baseline cannot be read, and everything counts as new: {message}; write it anew with -p:ScaleLintUpdateBaseline=true", position);
}

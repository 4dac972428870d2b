using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>
/// Reads the findings of ScaleLint out of the compiler's error log (SARIF 2.1.0). What is not of ScaleLint, is a fact rather than a smell, or was turned down to a note
/// is passed over. Never throws for any content.
/// </summary>
public static class SarifFindings
{
    /// <summary>Reads an error log.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="projectDirectory">The directory that files are shown relative to; empty for none.</param>
    /// <returns>The findings in the order of file, line, column and rule; null when the file is no SARIF 2.1.0.</returns>
    public static IReadOnlyList<CodeFinding>? Read(byte[] utf8, string projectDirectory)
    {
        try
        {
            // The compiler writes a byte order mark.
            var hasMark = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF;
            using var document = JsonDocument.Parse(utf8.AsMemory(hasMark ? 3 : 0));
            return Read(document.RootElement, projectDirectory);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: the escapes of a key spell half of a surrogate pair, which is well-formed JSON and no text.
            return null;
        }
    }

    private static List<CodeFinding>? Read(JsonElement log, string projectDirectory)
    {
        if (Text(log, "version") != "2.1.0" || Property(log, "runs") is not { ValueKind: JsonValueKind.Array } runs)
        {
            return null;
        }

        var findings = new List<CodeFinding>();
        foreach (var run in runs.EnumerateArray())
        {
            foreach (var result in Items(run, "results"))
            {
                if (FindingOf(result, projectDirectory) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }

        return
        [
            .. findings
                .OrderBy(finding => finding.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line)
                .ThenBy(finding => finding.Column)
                .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    private static CodeFinding? FindingOf(JsonElement result, string projectDirectory)
    {
        if (Text(result, "ruleId") is not { } id || !IsSmell(id) || Text(result, "level") is "note" or "none")
        {
            return null;
        }

        var place = Items(result, "locations").Select(location => Property(location, "physicalLocation")).FirstOrDefault();
        var region = place is { } physical ? Property(physical, "region") : null;
        // What is silent because of the baseline is in the code all the same; the build compares it with the baseline itself.
        var suppression = Items(result, "suppressions").Cast<JsonElement?>().FirstOrDefault(silent => !IsOfBaseline(silent!.Value, id));
        var custom = Property(result, "properties") is { } properties ? Property(properties, "customProperties") : null;
        return new CodeFinding(id, suppression is not null)
        {
            File = place is { } at && Property(at, "artifactLocation") is { } artifact ? Relative(Text(artifact, "uri") ?? "", projectDirectory) : "",
            Line = Number(region, "startLine"),
            Column = Number(region, "startColumn"),
            Message = Property(result, "message") is { } message ? Text(message, "text") ?? "" : "",
            Member = custom is { } member ? Text(member, "member") ?? "" : "",
            Path = custom is { } path && Text(path, "path") is { Length: > 0 } steps ? steps.Split([" -> "], StringSplitOptions.None) : [],
            Justification = suppression is { } reason && Text(reason, "justification") is { Length: > 0 } said ? said : null,
        };
    }

    // The compiler tells which suppressor it was in a property.
    private static bool IsOfBaseline(JsonElement suppression, string id) =>
        Property(suppression, "properties") is { } properties && Text(properties, "suppressionType") is { } type && BaselineSuppression.IsNamedIn(type, id);

    // SCL1xxx to SCL5xxx are smells; SCL0xxx are facts, SCL9xxx the build's own.
    private static bool IsSmell(string id) =>
        id.Length == 7 && id.StartsWith("SCL", StringComparison.Ordinal) && id[3] is >= '1' and <= '5' && id.Skip(4).All(c => c is >= '0' and <= '9');

    private static string Relative(string uri, string projectDirectory)
    {
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);
        path = path.Replace('\\', '/');
        var directory = projectDirectory.Replace('\\', '/').TrimEnd('/') + "/";
        if (directory.Length > 1 && path.StartsWith(directory, StringComparison.OrdinalIgnoreCase))
        {
            return path.Substring(directory.Length);
        }

        // Nothing of this machine may reach a report: of a file elsewhere only the name is shown.
        return path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':') ? path.Substring(path.LastIndexOf('/') + 1) : path;
    }

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string? Text(JsonElement parent, string name) => Property(parent, name) is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // The escapes of a text may spell half of a surrogate pair.
            return null;
        }
    }

    private static int Number(JsonElement? parent, string name) =>
        parent is { } region && Property(region, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? Math.Max(0, value) : 0;

    private static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}

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
        using var log = SarifLog.Results(utf8);
        return log is null
            ? null
            :
            [
                .. log.Items.Select(result => FindingOf(result, projectDirectory))
                    .OfType<CodeFinding>()
                    .OrderBy(finding => finding.File, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line)
                    .ThenBy(finding => finding.Column)
                    .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Message, StringComparer.Ordinal),
            ];
    }

    private static CodeFinding? FindingOf(JsonElement result, string projectDirectory)
    {
        if (JsonRead.Text(result, "ruleId") is not { } id || !IsSmell(id) || JsonRead.Text(result, "level") is "note" or "none")
        {
            return null;
        }

        var place = JsonRead.Elements(result, "locations").Select(location => JsonRead.Property(location, "physicalLocation")).FirstOrDefault();
        var region = place is { } physical ? JsonRead.Property(physical, "region") : null;

        // What is silent because of the baseline is in the code all the same; the build compares it with the baseline itself.
        var suppression = JsonRead.Elements(result, "suppressions").Cast<JsonElement?>().FirstOrDefault(silent => !IsOfBaseline(silent!.Value, id));
        var custom = SarifLog.Custom(result);
        return new CodeFinding(id, suppression is not null)
        {
            File = place is { } at && JsonRead.Property(at, "artifactLocation") is { } artifact ? Relative(JsonRead.Text(artifact, "uri") ?? "", projectDirectory) : "",
            Line = JsonRead.Number(region, "startLine"),
            Column = JsonRead.Number(region, "startColumn"),
            Message = JsonRead.Property(result, "message") is { } message ? JsonRead.Text(message, "text") ?? "" : "",
            Member = custom is { } member ? JsonRead.Text(member, "member") ?? "" : "",
            Path = custom is { } path && JsonRead.Text(path, "path") is { Length: > 0 } steps ? steps.Split([" -> "], StringSplitOptions.None) : [],
            Library = custom is { } library ? JsonRead.Text(library, "library") ?? "" : "",
            Justification = suppression is { } reason && JsonRead.Text(reason, "justification") is { Length: > 0 } said ? said : null,
        };
    }

    // The compiler tells which suppressor it was in a property.
    private static bool IsOfBaseline(JsonElement suppression, string id) =>
        JsonRead.Property(suppression, "properties") is { } properties && JsonRead.Text(properties, "suppressionType") is { } type && BaselineSuppression.IsNamedIn(type, id);

    // SCL1xxx to SCL5xxx are smells; SCL0xxx are facts, SCL9xxx the build's own.
    internal static bool IsSmell(string id) =>
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
}

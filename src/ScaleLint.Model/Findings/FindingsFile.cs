using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>
/// The findings inside a library, for the host's build, which gathers them: what a request of the library itself reaches, and what needs no request. Kept apart from the evidence,
/// because it has line numbers, which must not make another project compile again.
/// </summary>
public static class FindingsFile
{
    /// <summary>What the file's name ends with, behind the name of the assembly.</summary>
    public const string Suffix = ".scalelint.findings.json";

    private const int FileVersion = 1;

    /// <summary>Writes findings.</summary>
    /// <param name="assembly">The simple name of the library.</param>
    /// <param name="findings">The findings, sorted by place.</param>
    public static byte[] Write(string assembly, IEnumerable<CodeFinding> findings) => JsonFile.Write(json =>
    {
        json.WriteNumber("findingsVersion", FileVersion);
        json.WriteString("assembly", assembly);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.RuleId);
            FindingJson.WritePlace(json, finding);
            FindingJson.WriteAcceptance(json, finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Reads findings; none where the file is none, or of a version that is not known. Never throws for any content.</summary>
    public static IReadOnlyList<CodeFinding> Read(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            return JsonRead.Number(root, "findingsVersion") == FileVersion && JsonRead.Text(root, "assembly") is { } assembly
                ? [.. JsonRead.Elements(root, "findings").Select(finding => FindingOf(finding, assembly)).OfType<CodeFinding>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static CodeFinding? FindingOf(JsonElement element, string assembly) => JsonRead.Text(element, "id") is { } id && SarifFindings.IsSmell(id)
        ? new CodeFinding(id, JsonRead.Property(element, "suppressed") is { ValueKind: JsonValueKind.True })
        {
            Project = assembly,
            File = JsonRead.Text(element, "file") ?? "",
            Line = JsonRead.Number(element, "line"),
            Column = JsonRead.Number(element, "column"),
            Member = JsonRead.Text(element, "member") ?? "",
            Path = [.. JsonRead.Elements(element, "path").Where(step => step.ValueKind == JsonValueKind.String).Select(JsonRead.TextOf).OfType<string>()],
            Library = JsonRead.Text(element, "library") ?? "",
            Message = JsonRead.Text(element, "message") ?? "",
            Justification = JsonRead.Text(element, "justification"),
        }
        : null;
}

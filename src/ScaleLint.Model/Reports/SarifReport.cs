using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>The diagnostics of the build and the findings in the code as SARIF 2.1.0, for code scanning. File names are relative; there is no clock and no machine in it.</summary>
public static class SarifReport
{
    /// <summary>The address of the page of a diagnostic, without its id.</summary>
    public const string Pages = "https://github.com/scalelint/scalelint/blob/main/docs/rules/";

    /// <summary>Writes a log with one run.</summary>
    /// <param name="diagnostics">What the build reports about the manifest.</param>
    /// <param name="manifest">The name of the manifest relative to the project directory.</param>
    /// <param name="findings">The findings in the code.</param>
    /// <returns>The file, UTF-8 without a byte order mark, ending in a line feed.</returns>
    public static byte[] Write(IReadOnlyList<CostDiagnostic> diagnostics, string manifest, IReadOnlyList<CodeFinding> findings) => JsonFile.Write(json =>
    {
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, [.. diagnostics.Select(diagnostic => diagnostic.Id).Concat(findings.Select(finding => finding.RuleId)).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal)]);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            WriteStart(json, diagnostic.Id, LevelOf(diagnostic.Level), diagnostic.Message);
            WriteLocation(json, manifest, diagnostic.Position.Line, diagnostic.Position.Column);
            json.WriteEndObject();
        }

        foreach (var finding in findings)
        {
            WriteStart(json, finding.RuleId, "warning", finding.Message);
            WriteLocation(json, finding.File, finding.Line, finding.Column);
            WriteSuppression(json, finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static string LevelOf(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        _ => "note",
    };

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<string> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ScaleLint");
        json.WriteString("informationUri", "https://github.com/scalelint/scalelint");
        json.WriteStartArray("rules");
        foreach (var id in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("helpUri", Pages + id + ".md");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, string id, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", id);
        json.WriteString("level", level);
        json.WriteStartObject("message");
        json.WriteString("text", message);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string file, int line, int column)
    {
        json.WriteStartArray("locations");
        if (file.Length > 0)
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join("/", ReportText.WithoutHalves(file).Split('/').Select(Uri.EscapeDataString)));
            json.WriteEndObject();
            if (line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", line);
                json.WriteNumber("startColumn", Math.Max(1, column));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, CodeFinding finding)
    {
        if (!finding.IsSuppressed)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        if (finding.Justification is { } reason)
        {
            json.WriteString("justification", reason);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}

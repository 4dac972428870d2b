using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>The members of a finding that the result and the findings file of a library share.</summary>
internal static class FindingJson
{
    /// <summary>Where it is, how a request comes there, and what the rule says.</summary>
    public static void WritePlace(Utf8JsonWriter json, CodeFinding finding)
    {
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteString("member", finding.Member);
        json.WriteTexts("path", finding.Path);
        if (finding.Library.Length > 0)
        {
            json.WriteString("library", finding.Library);
        }

        json.WriteString("message", finding.Message);
    }

    /// <summary>Whether it is accepted, and why.</summary>
    public static void WriteAcceptance(Utf8JsonWriter json, CodeFinding finding)
    {
        json.WriteBoolean("suppressed", finding.IsSuppressed);
        if (finding.Justification is { } reason)
        {
            json.WriteString("justification", reason);
        }
    }
}

using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>The file form of <see cref="ProjectEvidence"/>: JSON, sorted, the same bytes for the same code.</summary>
public static class EvidenceFile
{
    /// <summary>What the file's name ends with, behind the name of the assembly.</summary>
    public const string Suffix = ".scalelint.json";

    // A path in a message never needs more; a file that says so is not ours.
    private const int MaximumDepth = 8;

    private static readonly string[] Kinds = ["smell", "call", "inference"];

    /// <summary>Writes evidence.</summary>
    public static byte[] Write(ProjectEvidence evidence) => JsonFile.Write(writer =>
    {
        writer.WriteNumber("evidenceVersion", ProjectEvidence.Version);
        writer.WriteString("assembly", evidence.Assembly);
        writer.WriteStartArray("items");
        foreach (var item in Sorted(evidence.Items))
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    });

    /// <summary>Reads evidence; null where the text is none, or of a version that is not known. Never throws for any content.</summary>
    public static ProjectEvidence? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProjectEvidence? Read(JsonElement root) =>
        JsonRead.Number(root, "evidenceVersion") == ProjectEvidence.Version &&
        JsonRead.Text(root, "assembly") is { Length: > 0 } assembly
            ? new ProjectEvidence(assembly, [.. JsonRead.Elements(root, "items").Select(ItemOf).OfType<EvidenceItem>()])
            : null;

    private static EvidenceItem? ItemOf(JsonElement element)
    {
        var kind = Array.IndexOf(Kinds, JsonRead.Text(element, "kind"));
        if (kind < 0 || JsonRead.Text(element, "member") is not { } member)
        {
            return null;
        }

        return new EvidenceItem((EvidenceKind)kind, member)
        {
            RuleId = JsonRead.Text(element, "rule") ?? "",
            Smell = JsonRead.Text(element, "smell") ?? "",
            Target = JsonRead.Text(element, "target") ?? "",
            Justification = JsonRead.Text(element, "suppressed"),
            Ordinal = Math.Max(1, JsonRead.Number(element, "ordinal")),
            Requires = Texts(element, "requires"),
            OpenEnds = [.. JsonRead.Elements(element, "openEnds").Where(end => end.ValueKind == JsonValueKind.Object).Select(end => new OpenEnd(Texts(end, "members"), Texts(end, "path")))],
        };
    }

    private static void Write(Utf8JsonWriter writer, EvidenceItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kinds[(int)item.Kind]);
        if (item.Kind == EvidenceKind.Smell)
        {
            writer.WriteString("rule", item.RuleId);
            writer.WriteString("smell", item.Smell);
        }

        if (item.Kind == EvidenceKind.Call)
        {
            writer.WriteString("target", item.Target);
        }

        writer.WriteString("member", item.Member);
        if (item.Ordinal != 1)
        {
            writer.WriteNumber("ordinal", item.Ordinal);
        }

        if (item.Justification is not null)
        {
            writer.WriteString("suppressed", item.Justification);
        }

        if (item.Requires.Count > 0)
        {
            writer.WriteTexts("requires", item.Requires);
        }

        writer.WriteStartArray("openEnds");
        foreach (var end in item.OpenEnds)
        {
            writer.WriteStartObject();
            writer.WriteTexts("members", end.Members);
            writer.WriteTexts("path", end.Path);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IEnumerable<EvidenceItem> Sorted(IEnumerable<EvidenceItem> items) => items
        .OrderBy(item => item.Kind)
        .ThenBy(item => item.RuleId, StringComparer.Ordinal)
        .ThenBy(item => item.Target, StringComparer.Ordinal)
        .ThenBy(item => item.Member, StringComparer.Ordinal)
        .ThenBy(item => item.Smell, StringComparer.Ordinal)
        .ThenBy(item => item.Ordinal);

    private static string[] Texts(JsonElement parent, string name) => [.. JsonRead.Elements(parent, name).Where(item => item.ValueKind == JsonValueKind.String).Select(JsonRead.TextOf).OfType<string>()];
}

using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Makes the evidence of a project out of the facts in its compiler's error log (SARIF 2.1.0). Never throws for any content.</summary>
public static class EvidenceLog
{
    /// <summary>The rule whose results are the facts.</summary>
    public const string FactId = "SCL0002";

    /// <summary>Reads an error log.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="assembly">The simple name of the project's assembly.</param>
    /// <returns>The evidence; null when the file is no SARIF 2.1.0.</returns>
    public static ProjectEvidence? Read(byte[] utf8, string assembly)
    {
        var results = SarifLog.Results(utf8);
        if (results is null)
        {
            return null;
        }

        using (results)
        {
            var items = new List<EvidenceItem>();
            foreach (var result in results.Items)
            {
                if (JsonRead.Text(result, "ruleId") == FactId && SarifLog.Custom(result) is { } facts && ItemOf(facts) is { } item)
                {
                    items.Add(item);
                }
            }

            return new ProjectEvidence(assembly, Numbered(items));
        }
    }

    private static EvidenceItem? ItemOf(JsonElement facts)
    {
        var ends = OpenEndText.Read(JsonRead.Text(facts, "openEnds") ?? "");
        if (ends.Count == 0 || !Enum.TryParse<EvidenceKind>(JsonRead.Text(facts, "kind"), ignoreCase: true, out var kind) || !Enum.IsDefined(typeof(EvidenceKind), kind))
        {
            return null;
        }

        return new EvidenceItem(kind, JsonRead.Text(facts, "member") ?? "")
        {
            RuleId = JsonRead.Text(facts, "rule") ?? "",
            Smell = JsonRead.Text(facts, "smell") ?? "",
            Target = JsonRead.Text(facts, "target") ?? "",
            Justification = JsonRead.Text(facts, "suppressed"),
            Requires = (JsonRead.Text(facts, "requires") ?? "").Split([';'], StringSplitOptions.RemoveEmptyEntries),
            OpenEnds = ends,
        };
    }

    // The same smell twice in one member is two; the same call twice is one way.
    private static List<EvidenceItem> Numbered(IEnumerable<EvidenceItem> items)
    {
        var numbered = new List<EvidenceItem>();
        foreach (var same in items.GroupBy(item => (item.Kind, item.RuleId, item.Target, item.Member, item.Smell, Ends: OpenEndText.Write(item.OpenEnds))))
        {
            numbered.AddRange(same.Key.Kind == EvidenceKind.Smell ? same.Select((item, index) => item with { Ordinal = index + 1 }) : same.Take(1));
        }

        return numbered;
    }
}

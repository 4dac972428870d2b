using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Writes the comparison with the baseline: the key <c>baseline</c> of the result.</summary>
internal static class BaselineResult
{
    public static void Write(Utf8JsonWriter json, CostReport report)
    {
        if (report.Baseline is not { } comparison)
        {
            return;
        }

        json.WriteStartObject("baseline");
        json.WriteRoundTrip("score", comparison.Baseline.Forecast?.Score);
        json.WriteRoundTrip("month12", comparison.IsComparable ? comparison.Baseline.Forecast?.Month12 : null);
        json.WriteRoundTrip("month36", comparison.IsComparable ? comparison.Baseline.Forecast?.Month36 : null);
        json.WriteStartArray("worse");
        foreach (var excess in comparison.Worse)
        {
            json.WriteStartObject();
            json.WriteString("id", excess.First.RuleId);
            json.WriteString("member", excess.First.Member);
            json.WriteString("file", excess.First.File);
            json.WriteNumber("found", excess.Found);
            json.WriteNumber("allowed", excess.Allowed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("stale");
        foreach (var entry in comparison.Stale)
        {
            json.WriteStartObject();
            json.WriteString("id", ReportText.WithoutHalves(entry.RuleId));
            json.WriteString("member", ReportText.WithoutHalves(entry.Member));
            json.WriteString("file", ReportText.WithoutHalves(entry.File));
            json.WriteNumber("count", entry.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

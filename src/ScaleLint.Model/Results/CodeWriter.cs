using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Writes what the code says: the keys <c>asCoded</c>, <c>findings</c> and <c>claims</c> of the result.</summary>
internal static class CodeWriter
{
    public static void Write(Utf8JsonWriter json, CodeAssessment code)
    {
        WriteForecast(json, code.Forecast);
        json.WriteStartArray("findings");
        foreach (var finding in code.Findings)
        {
            WriteFinding(json, finding, code.Prices.TryGetValue(finding.RuleId, out var price) ? price : null);
        }

        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var contradiction in code.Contradictions)
        {
            json.WriteStartObject();
            json.WriteString("claim", contradiction.Claim);
            json.WriteTexts("contradictedBy", contradiction.ContradictedBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteForecast(Utf8JsonWriter json, CostForecast? forecast)
    {
        if (forecast is null)
        {
            json.WriteNull("asCoded");
            return;
        }

        json.WriteStartObject("asCoded");
        json.WriteStartObject("month12");
        ResultWriter.WriteInterval(json, forecast.Months[CostModel.HighlightMonth]);
        json.WriteEndObject();
        json.WriteStartObject("month36");
        ResultWriter.WriteInterval(json, forecast.Months[CostModel.LastMonth]);
        json.WriteEndObject();
        json.WriteRoundTrip("costAt10x", forecast.CostAt10x);
        json.WriteRoundTrip("exponent", forecast.Exponent);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, CodeFinding finding, FindingPrice? price)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.RuleId);
        json.WriteString("project", finding.Project);
        FindingJson.WritePlace(json, finding);
        json.WriteRoundTrip("costAt10x", price?.AddedCost);
        FindingJson.WriteAcceptance(json, finding);
        json.WriteEndObject();
    }
}

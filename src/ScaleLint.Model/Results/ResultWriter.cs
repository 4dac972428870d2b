using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>
/// Writes <c>scalecost.result.json</c>: keys in a fixed order, numbers that read back unchanged, LF line ends, no clock and no path,
/// so that the same report is always the same bytes.
/// </summary>
public static class ResultWriter
{
    /// <summary>The version of the result format; it changes when a key changes its meaning or goes away.</summary>
    public const int ResultVersion = 1;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The file, UTF-8 without a byte order mark, ending in a line feed.</returns>
    public static byte[] Write(CostReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("resultVersion", ResultVersion);
            json.WriteNumber("scoreVersion", RiskAssessment.ScoreVersion);
            json.WriteString("system", report.Manifest.System);
            json.WriteString("currency", report.Manifest.Currency);
            json.WriteString("asOf", report.Manifest.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteTotal(json, report.Forecast);
            WriteComponents(json, report);
            WriteRisk(json, report.Risk, report.Forecast.Exponent);
            if (report.Code is { } code)
            {
                CodeWriter.Write(json, code);
            }

            TestsWriter.Write(json, report);
            WriteMitigations(json, report.Mitigations);
            TestsWriter.WritePlan(json, report);
            WriteGate(json, report.Gate, report.Outcome);
            json.WriteEndObject();
        }

        // The writer ends lines as the machine does.
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.ToArray()).Replace("\r\n", "\n") + "\n");
    }

    private static void WriteTotal(Utf8JsonWriter json, CostForecast forecast)
    {
        json.WriteStartObject("total");
        WriteNumber(json, "costNow", forecast.CostNow);
        WriteNumber(json, "costAt10x", forecast.CostAt10x);
        WriteNumber(json, "exponent", forecast.Exponent);
        json.WriteString("scaling", ScalingClasses.NameOf(forecast.Scaling));
        WriteNumber(json, "naiveMonth12", forecast.Months[CostModel.HighlightMonth].Naive);
        json.WriteStartObject("month12");
        WriteInterval(json, forecast.Months[CostModel.HighlightMonth]);
        json.WriteEndObject();
        json.WriteStartObject("month36");
        WriteInterval(json, forecast.Months[CostModel.LastMonth]);
        json.WriteEndObject();
        json.WriteStartArray("months");
        foreach (var month in forecast.Months)
        {
            json.WriteStartObject();
            json.WriteNumber("month", month.Month);
            WriteInterval(json, month);
            WriteNumber(json, "naive", month.Naive);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteInterval(Utf8JsonWriter json, MonthForecast month)
    {
        WriteNumber(json, "expected", month.Expected);
        WriteNumber(json, "p10", month.P10);
        WriteNumber(json, "p50", month.P50);
        WriteNumber(json, "p90", month.P90);
        WriteNumber(json, "costPerUser", month.CostPerUser);
    }

    private static void WriteComponents(Utf8JsonWriter json, CostReport report)
    {
        json.WriteStartObject("components");
        foreach (var component in report.Forecast.Components)
        {
            json.WriteStartObject(component.Name);
            WriteNumber(json, "costNow", component.CostNow);
            WriteNumber(json, "costAt10x", component.CostAt10x);
            WriteNumber(json, "exponent", component.Exponent);
            json.WriteString("scaling", ScalingClasses.NameOf(component.Scaling));
            WriteNumber(json, "month12", component.Months[CostModel.HighlightMonth]);
            WriteNumber(json, "month36", component.Months[CostModel.LastMonth]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("unknownCosts");
        foreach (var name in report.Manifest.Components.WithUnknownCost)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteRisk(Utf8JsonWriter json, RiskAssessment risk, double exponent)
    {
        json.WriteStartObject("risk");
        WriteNumber(json, "score", risk.Score);
        json.WriteString("level", Lower(risk.Level.ToString()));
        WriteNumber(json, "confidence", risk.Confidence);
        WriteNumber(json, "exponent", exponent);
        json.WriteStartObject("ledger");
        WriteNumber(json, "growth", risk.Ledger.Growth);
        WriteNumber(json, "caching", risk.Ledger.Caching);
        WriteNumber(json, "retention", risk.Ledger.Retention);
        WriteNumber(json, "telemetry", risk.Ledger.Telemetry);
        WriteNumber(json, "utilization", risk.Ledger.Utilization);
        WriteNumber(json, "complexity", risk.Ledger.Complexity);
        WriteNumber(json, "team", risk.Ledger.Team);
        WriteNumber(json, "codeFindings", risk.Ledger.CodeFindings);
        WriteNumber(json, "contradictions", risk.Ledger.Contradictions);
        json.WriteEndObject();
        json.WriteStartArray("unknown");
        foreach (var path in risk.Unknown)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMitigations(Utf8JsonWriter json, IReadOnlyList<MitigationValue> mitigations)
    {
        json.WriteStartArray("mitigations");
        foreach (var value in mitigations)
        {
            json.WriteStartObject();
            json.WriteString("id", value.Mitigation.Id);
            json.WriteNumber("phase", value.Mitigation.Phase);
            json.WriteString("component", value.Mitigation.Component);
            WriteNumber(json, "cost", value.Mitigation.Cost);
            WriteNumber(json, "saving", value.Mitigation.Saving);
            WriteNumber(json, "savedMonth12", value.SavedMonth12);
            WriteNumber(json, "roi12", value.Roi12);
            if (value.PaybackMonth is { } month)
            {
                json.WriteNumber("paybackMonth", month);
            }
            else
            {
                json.WriteNull("paybackMonth");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGate(Utf8JsonWriter json, GateResult gate, GateOutcome outcome)
    {
        json.WriteStartObject("gate");
        json.WriteString("outcome", Lower(outcome.ToString()));
        json.WriteStartArray("assertions");
        foreach (var assertion in gate.Assertions)
        {
            json.WriteStartObject();
            json.WriteString("id", assertion.Id);
            json.WriteString("name", assertion.Name);
            json.WriteString("level", Lower(assertion.Level.ToString()));
            WriteNumber(json, "max", assertion.Max);
            WriteNumber(json, "actual", assertion.Actual);
            json.WriteBoolean("holds", assertion.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteNumber(Utf8JsonWriter json, string key, double number)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(RoundTripNumber.Write(number));
    }

    private static string Lower(string name) => name.ToLowerInvariant();
}

using System.Globalization;
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
    public static byte[] Write(CostReport report) => JsonFile.Write(json =>
    {
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
        BaselineResult.Write(json, report);
    });

    private static void WriteTotal(Utf8JsonWriter json, CostForecast forecast)
    {
        json.WriteStartObject("total");
        json.WriteRoundTrip("costNow", forecast.CostNow);
        json.WriteRoundTrip("costAt10x", forecast.CostAt10x);
        json.WriteRoundTrip("exponent", forecast.Exponent);
        json.WriteString("scaling", ScalingClasses.NameOf(forecast.Scaling));
        json.WriteRoundTrip("naiveMonth12", forecast.Months[CostModel.HighlightMonth].Naive);
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
            json.WriteRoundTrip("naive", month.Naive);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteInterval(Utf8JsonWriter json, MonthForecast month)
    {
        json.WriteRoundTrip("expected", month.Expected);
        json.WriteRoundTrip("p10", month.P10);
        json.WriteRoundTrip("p50", month.P50);
        json.WriteRoundTrip("p90", month.P90);
        json.WriteRoundTrip("costPerUser", month.CostPerUser);
    }

    private static void WriteComponents(Utf8JsonWriter json, CostReport report)
    {
        json.WriteStartObject("components");
        foreach (var component in report.Forecast.Components)
        {
            json.WriteStartObject(component.Name);
            json.WriteRoundTrip("costNow", component.CostNow);
            json.WriteRoundTrip("costAt10x", component.CostAt10x);
            json.WriteRoundTrip("exponent", component.Exponent);
            json.WriteString("scaling", ScalingClasses.NameOf(component.Scaling));
            json.WriteRoundTrip("month12", component.Months[CostModel.HighlightMonth]);
            json.WriteRoundTrip("month36", component.Months[CostModel.LastMonth]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteTexts("unknownCosts", report.Manifest.Components.WithUnknownCost);
    }

    private static void WriteRisk(Utf8JsonWriter json, RiskAssessment risk, double exponent)
    {
        json.WriteStartObject("risk");
        json.WriteRoundTrip("score", risk.Score);
        json.WriteString("level", Lower(risk.Level.ToString()));
        json.WriteRoundTrip("confidence", risk.Confidence);
        json.WriteRoundTrip("exponent", exponent);
        json.WriteStartObject("ledger");
        json.WriteRoundTrip("growth", risk.Ledger.Growth);
        json.WriteRoundTrip("caching", risk.Ledger.Caching);
        json.WriteRoundTrip("retention", risk.Ledger.Retention);
        json.WriteRoundTrip("telemetry", risk.Ledger.Telemetry);
        json.WriteRoundTrip("utilization", risk.Ledger.Utilization);
        json.WriteRoundTrip("complexity", risk.Ledger.Complexity);
        json.WriteRoundTrip("team", risk.Ledger.Team);
        json.WriteRoundTrip("codeFindings", risk.Ledger.CodeFindings);
        json.WriteRoundTrip("contradictions", risk.Ledger.Contradictions);
        json.WriteEndObject();
        json.WriteTexts("unknown", risk.Unknown);
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
            json.WriteRoundTrip("cost", value.Mitigation.Cost);
            json.WriteRoundTrip("saving", value.Mitigation.Saving);
            json.WriteRoundTrip("savedMonth12", value.SavedMonth12);
            json.WriteRoundTrip("roi12", value.Roi12);
            json.WriteRoundTrip("paybackMonth", value.PaybackMonth);
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
            json.WriteRoundTrip("max", assertion.Max);
            json.WriteRoundTrip("actual", assertion.Actual);
            json.WriteBoolean("holds", assertion.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Lower(string name) => name.ToLowerInvariant();
}

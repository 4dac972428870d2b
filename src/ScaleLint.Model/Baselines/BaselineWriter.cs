using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Writes <c>scalecost.baseline.json</c>: sorted, one line for each count, so that two branches that mend different members merge without a conflict.</summary>
public static class BaselineWriter
{
    /// <summary>Writes a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The file, UTF-8 without a byte order mark, ending in a line feed.</returns>
    public static byte[] Write(Baseline baseline) => JsonFile.Write(json =>
    {
        json.WriteNumber("baselineVersion", Baseline.Version);
        if (baseline.Forecast is { } forecast)
        {
            WriteForecast(json, forecast);
        }

        json.WriteStartObject("findings");
        foreach (var member in baseline.Entries.GroupBy(entry => ReportText.WithoutHalves(entry.Member), StringComparer.Ordinal))
        {
            json.WriteStartObject(member.Key);
            foreach (var file in member.GroupBy(entry => ReportText.WithoutHalves(entry.File), StringComparer.Ordinal))
            {
                json.WriteStartObject(file.Key);
                foreach (var rule in file.GroupBy(entry => entry.RuleId, StringComparer.Ordinal))
                {
                    json.WriteNumber(rule.Key, Math.Min(Baseline.MostOfOneKind, rule.Sum(entry => (long)entry.Count)));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private static void WriteForecast(Utf8JsonWriter json, BaselineForecast forecast)
    {
        json.WriteStartObject("forecast");
        json.WriteString("currency", ReportText.WithoutHalves(forecast.Currency));
        json.WriteRoundTrip("score", forecast.Score);
        json.WriteRoundTrip("costNow", forecast.CostNow);
        json.WriteRoundTrip("month12", forecast.Month12);
        json.WriteRoundTrip("month36", forecast.Month36);
        json.WriteRoundTrip("costAt10x", forecast.CostAt10x);
        json.WriteStartObject("components");
        foreach (var name in ComponentNames.All.Where(forecast.Components.ContainsKey))
        {
            json.WriteRoundTrip(name, forecast.Components[name]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

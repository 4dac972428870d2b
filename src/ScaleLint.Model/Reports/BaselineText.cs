using System.Globalization;

namespace ScaleLint.Model;

/// <summary>The change against the baseline, in words for the reports.</summary>
internal static class BaselineText
{
    /// <summary>A change in percent with its sign; empty where nothing can be compared.</summary>
    public static string Change(CostReport report, string component)
    {
        if (report.Baseline is not { IsComparable: true, Baseline.Forecast: { } before })
        {
            return "";
        }

        var now = report.Forecast.Component(component)!.Months[CostModel.HighlightMonth];
        return before.Components.TryGetValue(component, out var cost) ? Change(cost, now) : "new";
    }

    /// <summary>The change of the total of month 12.</summary>
    public static string Total(CostReport report) => report.Baseline is { IsComparable: true, Baseline.Forecast: { } before }
        ? Change(before.Month12, report.Forecast.Months[CostModel.HighlightMonth].Expected)
        : "";

    /// <summary>The whole comparison as a sentence; null without a baseline.</summary>
    public static string? Sentence(CostReport report)
    {
        if (report.Baseline is not { } comparison)
        {
            return null;
        }

        var parts = new List<string>();
        if (comparison.Baseline.Forecast is { } before)
        {
            parts.Add($"score {Points(report.Risk.Score - before.Score)}");
            parts.Add(comparison.IsComparable
                ? $"month 12 {Total(report)}, month 36 {Change(before.Month36, report.Forecast.Months[CostModel.LastMonth].Expected)}"
                : $"amounts are in {ReportText.Clean(before.Currency, ReportText.LongestName)} there and cannot be compared");
        }

        if (report.Code is not null)
        {
            parts.Add($"{Whole(comparison.New)} new and {Whole(comparison.Stale.Sum(entry => (long)entry.Count))} mended findings");
        }

        return parts.Count == 0 ? null : "Against the baseline: " + string.Join("; ", parts) + ".";
    }

    private static string Change(double before, double now)
    {
        if (before <= 0)
        {
            return now <= 0 ? "0 %" : "new";
        }

        var share = (now / before) - 1;
        var text = (share * 100).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);
        return (text is "+0" or "-0" ? "0" : text) + " %";
    }

    private static string Points(double points)
    {
        var text = points.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);
        return text is "+0" or "-0" ? "0" : text;
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}

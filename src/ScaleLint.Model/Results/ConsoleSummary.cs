using System.Globalization;

namespace ScaleLint.Model;

/// <summary>The report in six lines, for the console.</summary>
public static class ConsoleSummary
{
    /// <summary>Sums a report up.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Six lines without line ends.</returns>
    public static IReadOnlyList<string> Of(CostReport report)
    {
        var currency = report.Manifest.Currency;
        var forecast = report.Forecast;
        var name = report.Manifest.System.Length == 0 ? "the system" : Quoted.WithoutControls(report.Manifest.System);
        var steepest = forecast.Components.OrderByDescending(component => component.Exponent).First();
        return
        [
            $"ScaleLint: {name} costs {Amounts.Show(forecast.CostNow, currency)} a month on {report.Manifest.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            "  " + Month(forecast.Months[CostModel.HighlightMonth], currency),
            "  " + Month(forecast.Months[CostModel.LastMonth], currency),
            $"  10x users: {Amounts.Show(forecast.CostAt10x, currency)}, exponent {Number(forecast.Exponent, "0.00")} ({ScalingClasses.NameOf(forecast.Scaling)}); steepest is {steepest.Name} with {Number(steepest.Exponent, "0.00")}",
            $"  risk: {Number(report.Risk.Score, "0")} of 100, {report.Risk.Level.ToString().ToLowerInvariant()}; {Number(report.Risk.Confidence * 100, "0")} % of its inputs are known{Code(report)}",
            "  " + Advice(report),
        ];
    }

    private static string Month(MonthForecast month, string currency) =>
        $"month {month.Month.ToString(CultureInfo.InvariantCulture)}: {Amounts.Show(month.Expected, currency)} expected, 80 % between {Amounts.Show(month.P10, currency)} and {Amounts.Show(month.P90, currency)}; linear would be {Amounts.Show(month.Naive, currency)}";

    private static string Code(CostReport report)
    {
        if (report.Code is not { } code || !code.Unsuppressed.Any())
        {
            return "";
        }

        var count = code.Unsuppressed.Count();
        var coded = code.Forecast is { } forecast ? $", as coded month 12 is {Amounts.Show(forecast.Months[CostModel.HighlightMonth].Expected, report.Manifest.Currency)}" : "";
        return $"; {count.ToString(CultureInfo.InvariantCulture)} finding{(count == 1 ? "" : "s")} in the code{coded}";
    }

    private static string Advice(CostReport report)
    {
        if (report.Mitigations.Count == 0)
        {
            return "first: no mitigation of the catalogue applies";
        }

        var best = report.Mitigations[0];
        var currency = report.Manifest.Currency;
        var payback = best.PaybackMonth is { } month ? $"paid back in month {month.ToString(CultureInfo.InvariantCulture)}" : "not paid back in 36 months";
        return $"first: {best.Mitigation.Id} for {Amounts.Show(best.Mitigation.Cost, currency)} saves {Amounts.Show(best.SavedMonth12, currency)} in month 12, {payback}";
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

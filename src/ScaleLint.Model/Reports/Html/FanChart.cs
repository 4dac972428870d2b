namespace ScaleLint.Model;

/// <summary>
/// The forecast as a fan: the 80 % interval, the expected total, and beside it the naive linear projection, the system as coded and the plan. The scale is logarithmic,
/// because a curve that multiplies every year hides its first years on any other.
/// </summary>
internal static class FanChart
{
    private const double Width = 760;
    private const double Height = 340;
    private const double Left = 70;
    private const double Right = 740;
    private const double Top = 16;
    private const double Bottom = 300;

    public static void Write(Markup page, CostReport report)
    {
        var months = report.Forecast.Months;
        var coded = report.Code is { Forecast: { } forecast } code && code.Unsuppressed.Any() ? forecast.Months.Select(month => month.Expected).ToList() : null;
        var plan = report.Plan.Steps.Count > 0 ? report.Plan.Months : null;
        var all = months.SelectMany(month => new[] { month.P10, month.P90, month.Expected, month.Naive }).Concat(coded ?? []).Concat(plan ?? []).Where(cost => cost > 0).ToList();
        var low = Math.Floor(StableMath.Log10(all.Min()));
        var high = Math.Max(low + 1, Math.Ceiling(StableMath.Log10(all.Max())));

        double X(double month) => Left + ((Right - Left) * month / CostModel.LastMonth);
        double Y(double cost) => Bottom - ((Bottom - Top) * (StableMath.Log10(Math.Max(cost, StableMath.Pow(10, low))) - low) / (high - low));
        string Points(IEnumerable<(double Month, double Cost)> points) => string.Join(" ", points.Select(point => $"{Markup.At(X(point.Month))},{Markup.At(Y(point.Cost))}"));

        Chart.Write(
            page,
            () =>
            {
                page.Element("title", "Forecast of the total for 36 months", ("id", "fan-title"));
                page.Element("desc", Description(report), ("id", "fan-desc"));
                var step = Math.Max(1, Math.Ceiling((high - low) / 8));
                for (var power = low; power <= high; power += step)
                {
                    var y = Markup.At(Y(StableMath.Pow(10, power)));
                    page.Empty("line", ("class", "grid"), ("x1", Markup.At(Left)), ("x2", Markup.At(Right)), ("y1", y), ("y2", y));
                    page.Element("text", Amounts.Show(StableMath.Pow(10, power), "").Trim(), ("class", "tick"), ("text-anchor", "end"), ("x", Markup.At(Left - 8)), ("y", Markup.At(Y(StableMath.Pow(10, power)) + 4)));
                }

                for (var month = 0; month <= CostModel.LastMonth; month += 6)
                {
                    var isHighlight = month is CostModel.HighlightMonth or CostModel.LastMonth;
                    page.Empty("line", ("class", isHighlight ? "highlight" : "grid"), ("x1", Markup.At(X(month))), ("x2", Markup.At(X(month))), ("y1", Markup.At(Top)), ("y2", Markup.At(Bottom)));
                    page.Element("text", ReportText.Number(month), ("class", "tick"), ("text-anchor", "middle"), ("x", Markup.At(X(month))), ("y", Markup.At(Bottom + 18)));
                }

                page.Element("text", "month", ("class", "tick"), ("text-anchor", "middle"), ("x", Markup.At((Left + Right) / 2)), ("y", Markup.At(Bottom + 36)));
                page.Empty("polygon", ("class", "fan"), ("points", Points([.. months.Select(month => ((double)month.Month, month.P90)), .. months.Reverse().Select(month => ((double)month.Month, month.P10))])));
                Line("naive", months.Select(month => month.Naive));
                if (plan is not null)
                {
                    Line("plan", plan);
                }

                if (coded is not null)
                {
                    Line("coded", coded);
                }

                Line("expected", months.Select(month => month.Expected));
                foreach (var month in new[] { months[CostModel.HighlightMonth], months[CostModel.LastMonth] })
                {
                    page.Empty("circle", ("class", "mark"), ("cx", Markup.At(X(month.Month))), ("cy", Markup.At(Y(month.Expected))), ("r", "4"));
                    page.Element("text", ReportText.Money(month.Expected, report), ("class", "value"), ("text-anchor", "end"), ("x", Markup.At(X(month.Month) - 8)), ("y", Markup.At(Math.Max(Top + 10, Y(month.Expected) - 8))));
                }
            },
            "fan",
            "Forecast chart",
            Width,
            Height);
        page.Element(
            "ul",
            () =>
            {
                page.Element("li", "expected, with the band that holds 80 % of the outcomes", ("class", "key-expected"));
                page.Element("li", "naive linear: today's bill times the users", ("class", "key-naive"));
                if (coded is not null)
                {
                    page.Element("li", "as coded: with what was found in the code", ("class", "key-coded"));
                }

                if (plan is not null)
                {
                    page.Element("li", "with the mitigation plan", ("class", "key-plan"));
                }
            },
            ("class", "legend"));

        void Line(string name, IEnumerable<double> costs) =>
            page.Empty("polyline", ("class", name), ("points", Points(costs.Select((cost, month) => ((double)month, cost)))));
    }

    private static string Description(CostReport report)
    {
        var months = report.Forecast.Months;
        string Month(int month) => $"month {ReportText.Number(month)} {ReportText.Money(months[month].Expected, report)}, 80 % between {ReportText.Money(months[month].P10, report)} and {ReportText.Money(months[month].P90, report)}, linear {ReportText.Money(months[month].Naive, report)}";
        return $"Now {ReportText.Money(report.Forecast.CostNow, report)}; {Month(CostModel.HighlightMonth)}; {Month(CostModel.LastMonth)}. Logarithmic scale.";
    }
}

namespace ScaleLint.Model;

/// <summary>
/// The report as one page that needs nothing else: no network, no script, light and dark, readable aloud and on paper. It is well-formed XML, so that what a name of
/// the user's could break would break in the tests.
/// </summary>
public static class HtmlReport
{
    private const int MostRows = 200;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page, with LF line ends.</returns>
    public static string Write(CostReport report)
    {
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n");
        page.Element(
            "html",
            () =>
            {
                page.Element("head", () =>
                {
                    page.Empty("meta", ("charset", "utf-8"));
                    page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                    page.Element("title", "Cost forecast: " + ReportText.SystemName(report));
                    page.Element("style", () => page.Raw("\n" + PageStyle.Css + "\n"));
                });
                page.Element("body", () => page.Element("main", () => WriteSections(page, report)));
            },
            ("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en"));
        return page.ToString().Replace("\r\n", "\n");
    }

    private static void WriteSections(Markup page, CostReport report)
    {
        WriteHead(page, report);
        page.Element("h2", "Forecast");
        FanChart.Write(page, report);
        WriteComponents(page, report);
        WriteCode(page, report);
        WriteRisk(page, report);
        WritePlan(page, report);
        WriteTests(page, report);
        WriteNotes(page, report);
    }

    private static void WriteNotes(Markup page, CostReport report)
    {
        if (report.Notes.Count == 0)
        {
            return;
        }

        page.Element("h2", "Notes");
        page.Element("ul", () =>
        {
            foreach (var note in report.Notes.Take(MostRows))
            {
                page.Element("li", $"{note.Id}: {ReportText.Clean(note.Message)}");
            }
        });
    }

    private static void WriteHead(Markup page, CostReport report)
    {
        var forecast = report.Forecast;
        var (month12, month36) = (forecast.Months[CostModel.HighlightMonth], forecast.Months[CostModel.LastMonth]);
        page.Element("h1", "Cost forecast: " + ReportText.SystemName(report), ("dir", "auto"));
        page.Element("p", $"As of {ReportText.Day(report.Manifest.AsOf)}. Amounts are {ReportText.Clean(report.Manifest.Currency, 10)} a month.", ("class", "soft"));
        page.Element(
            "dl",
            () =>
            {
                Card("now", ReportText.Money(forecast.CostNow, report), "");
                Card("month 12", ReportText.Money(month12.Expected, report), $"80 %: {ReportText.Money(month12.P10, report)} to {ReportText.Money(month12.P90, report)}; linear {ReportText.Money(month12.Naive, report)}");
                Card("month 36", ReportText.Money(month36.Expected, report), $"80 %: {ReportText.Money(month36.P10, report)} to {ReportText.Money(month36.P90, report)}; linear {ReportText.Money(month36.Naive, report)}");
                Card("at 10x users", ReportText.Money(forecast.CostAt10x, report), $"exponent {ReportText.Number(forecast.Exponent, 2)}, {ScalingClasses.NameOf(forecast.Scaling)}");
                Card("risk score", $"{ReportText.Number(report.Risk.Score)} of 100", $"{report.Risk.Level.ToString().ToLowerInvariant()}; {ReportText.Percent(report.Risk.Confidence)} of the inputs known");
                Card("gate", report.Outcome.ToString().ToLowerInvariant(), "", report.Outcome.ToString().ToLowerInvariant());
            },
            ("class", "cards"));
        if (BaselineText.Sentence(report) is { } change)
        {
            page.Element("p", change);
        }

        var failed = GateEvaluator.Failed(report.Gate).ToList();
        if (failed.Count > 0)
        {
            page.Element("ul", () =>
            {
                foreach (var assertion in failed)
                {
                    page.Element("li", $"{assertion.Id}, {assertion.Level.ToString().ToLowerInvariant()}: {ReportText.Clean(GateMessages.Of(assertion, report))}");
                }
            });
        }

        void Card(string name, string value, string detail, string kind = "") => page.Element(
            "div",
            () =>
            {
                page.Element("dt", name);
                page.Element("dd", () =>
                {
                    page.Text(value);
                    if (detail.Length > 0)
                    {
                        page.Element("span", detail);
                    }
                });
            },
            kind.Length > 0 ? [("class", kind)] : []);
    }

    private static void WriteComponents(Markup page, CostReport report)
    {
        page.Element("h2", "Cost by component");
        var components = report.Forecast.Components;
        var most = components.Max(component => component.Months[CostModel.HighlightMonth]);
        BarChart.Write(page, "components", "Cost by component in month 12", [.. components.Select(component => (
            component.Name, component.Months[CostModel.HighlightMonth], most, ReportText.Money(component.Months[CostModel.HighlightMonth], report)))]);
        var isCompared = report.Baseline is { IsComparable: true };
        Table.Write(
            page,
            "Each component now and later",
            ["component", "#now", "#month 12", .. isCompared ? ["#change against the baseline"] : Array.Empty<string>(), "#month 36", "#at 10x users", "#exponent", "scaling", "grows with"],
            components.Select(component => (IReadOnlyList<string>)
            [
                component.Name,
                ReportText.Money(component.CostNow, report),
                ReportText.Money(component.Months[CostModel.HighlightMonth], report),
                .. isCompared ? [BaselineText.Change(report, component.Name)] : Array.Empty<string>(),
                ReportText.Money(component.Months[CostModel.LastMonth], report),
                ReportText.Money(component.CostAt10x, report),
                ReportText.Number(component.Exponent, 2),
                ScalingClasses.NameOf(component.Scaling),
                ReportText.Driver(report, component.Name),
            ]));
        if (report.Manifest.Components.WithUnknownCost is { Count: > 0 } unknown)
        {
            page.Element("p", $"Not in the forecast, because their cost is unknown: {string.Join(", ", unknown)}.");
        }
    }

    private static void WriteCode(Markup page, CostReport report)
    {
        if (report.Code is not { } code)
        {
            return;
        }

        page.Element("h2", "What the code adds");
        if (code.Forecast is { } coded && code.Unsuppressed.Any())
        {
            page.Element("p", $"As coded, month 12 costs {ReportText.Money(coded.Months[CostModel.HighlightMonth].Expected, report)} and ten times the users {ReportText.Money(coded.CostAt10x, report)}.");
        }

        foreach (var contradiction in code.Contradictions)
        {
            page.Element("p", $"The code contradicts {contradiction.Claim}: {string.Join(", ", contradiction.ContradictedBy)}.");
        }

        if (code.Findings.Count == 0)
        {
            page.Element("p", "No findings.");
            return;
        }

        var currency = report.Manifest.Currency;
        Table.Write(
            page,
            code.Findings.Count > MostRows ? $"The first {ReportText.Number(MostRows)} of {ReportText.Number(code.Findings.Count)} findings" : "Findings with their request path and price",
            ["rule", "where", "path", "price"],
            code.Findings.Take(MostRows).Select(finding => (IReadOnlyList<string>)
            [
                finding.RuleId,
                $"{ReportText.Clean(finding.File)}:{ReportText.Number(finding.Line)}",
                ReportText.Clean(finding.ShownPath),
                finding.IsSuppressed ? "suppressed: " + ReportText.Clean(finding.Justification ?? "no reason given") : code.Prices.TryGetValue(finding.RuleId, out var price) ? price.Show(currency) : "",
            ]));
    }

    private static void WriteRisk(Markup page, CostReport report)
    {
        page.Element("h2", "Risk score");
        BarChart.Write(page, "ledger", "Points of the risk score by driver", [.. LedgerRows.Of(report.Risk.Ledger).Select(row => (
            row.Name, row.Points, row.Most, $"{ReportText.Number(row.Points, 1)} of {ReportText.Number(row.Most)}"))]);
        if (report.Risk.Unknown.Count > 0)
        {
            page.Element("p", $"Unknown inputs add no points: {string.Join(", ", report.Risk.Unknown)}.", ("class", "soft"));
        }
    }

    private static void WritePlan(Markup page, CostReport report)
    {
        if (report.Plan.Steps.Count > 0 || report.Redesigns.Count > 0)
        {
            page.Element("h2", "Mitigation plan");
        }

        if (report.Plan.Steps.Count > 0)
        {
            var plan = report.Plan;
            page.Element("p", $"{(plan.Budget is { } budget ? $"Within {ReportText.Money(budget, report)}" : "Without a limit")}: {ReportText.Money(plan.Cost, report)} once. Month 12 becomes {ReportText.Money(plan.Months[CostModel.HighlightMonth], report)}, the score {ReportText.Number(plan.Score)}.");
            Table.Write(
                page,
                "Best return first; each step saves from what the earlier ones left",
                ["step", "component", "#cost once", "#saves in month 12", "paid back"],
                plan.Steps.Select(step => (IReadOnlyList<string>)
                [
                    step.Mitigation.Id, step.Mitigation.Component, ReportText.Money(step.Mitigation.Cost, report), ReportText.Money(step.SavedMonth12, report), MarkdownReport.Payback(step),
                ]));
        }

        if (report.Redesigns.Count > 0)
        {
            Table.Write(
                page,
                "Redesigns, and what share of its component each would have to save to pay for itself by month 36",
                ["redesign", "component", "#break-even saving"],
                report.Redesigns.Select(redesign => (IReadOnlyList<string>)
                    [redesign.Id, redesign.Component, redesign.BreakEvenSaving is { } saving ? ReportText.Percent(saving) : "more than all of it"]));
        }
    }

    private static void WriteTests(Markup page, CostReport report)
    {
        var tests = report.Tests;
        var rows = new List<IReadOnlyList<string>>();
        if (tests.CostStability is { } stability)
        {
            rows.Add(["unit cost", $"{ReportText.Percent(stability.ChangePer10x)} per ten times the requests; worst step {ReportText.Percent(stability.WorstStepPer10x)}", stability.Verdict.ToString().ToLowerInvariant()]);
        }

        rows.AddRange(tests.Utilization.Select(resource => (IReadOnlyList<string>)
        [
            "utilization of " + (resource.Measured.Name.Length > 0 ? ReportText.Clean(resource.Measured.Name, ReportText.LongestName) : EnumWords<MeasuredResource>.WordOf(resource.Measured.Resource)),
            $"{ReportText.Percent(resource.Measured.Utilization.Value)}, band {ReportText.Percent(resource.BandLow)} to {ReportText.Percent(resource.BandHigh)}{(resource.Waste is { } waste ? $"; {ReportText.Money(waste, report)} wasted" : "")}",
            resource.Verdict.ToString().ToLowerInvariant(),
        ]));
        rows.AddRange((tests.ModelComplexity?.Liabilities ?? []).Select(liability => (IReadOnlyList<string>)
            ["model " + ReportText.Clean(liability.Deployed.Name, ReportText.LongestName), ReportText.Clean(liability.Alternative.Name, ReportText.LongestName) + " would nearly do", "liability"]));
        rows.AddRange((tests.DataVolume?.Projections ?? []).Select(projection => (IReadOnlyList<string>)
            ["data, " + EnumWords<DataPolicy>.WordOf(projection.Policy), $"month 24: {ReportText.Number(projection.StockMonth24)} GB for {ReportText.Money(projection.CostMonth24, report)}", $"{ReportText.Money(projection.Cost24Months, report)} in 24 months"]));
        if (rows.Count > 0)
        {
            page.Element("h2", "The four tests");
            Table.Write(page, "Unit cost, utilization, model complexity, data volume", ["test", "result", "verdict"], rows);
        }

        if (report.Calibration.Count > 0)
        {
            page.Element("h2", "Calibration by past bills");
            Table.Write(
                page,
                "Exponents by least squares, weighed against the model's own",
                ["component", "#bills", "#exponent", "#standard error", "#weight of the model", "backtest"],
                report.Calibration.Select(component => (IReadOnlyList<string>)
                [
                    component.Component, ReportText.Number(component.Points), ReportText.Number(component.Exponent, 3), component.StandardError is { } error ? ReportText.Number(error, 3) : "-",
                    ReportText.Percent(component.PriorWeight), component.Reason ?? (component.BacktestError is { } mape ? ReportText.Percent(mape) + " error" : "too few bills"),
                ]));
        }
    }
}

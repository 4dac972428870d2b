using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>The report as Markdown for a pull request or a step summary: the verdict first, then the table, the chart, what the code adds, the score and the plan.</summary>
public static class MarkdownReport
{
    /// <summary>The most findings, mitigations or claims that are listed; the rest is counted. It keeps the report under GitHub's 65,536 characters.</summary>
    internal const int MostRows = 20;

    private const int MostMessages = 10;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Markdown as GitHub renders it, with LF line ends, below 60 KB.</returns>
    public static string Write(CostReport report)
    {
        var text = new StringBuilder();
        WriteVerdict(text, report);
        WriteComponents(text, report);
        WriteChart(text, report);
        WriteCode(text, report);
        WriteRisk(text, report);
        WritePlan(text, report);
        WriteTests(text, report);
        WriteNotes(text, report);
        return text.ToString();
    }

    private static void WriteVerdict(StringBuilder text, CostReport report)
    {
        var outcome = report.Outcome switch
        {
            GateOutcome.Fail => "fails the gate",
            GateOutcome.Warn => "passes the gate with warnings",
            _ => "passes the gate",
        };
        var month12 = report.Forecast.Months[CostModel.HighlightMonth];
        Line(text, $"# Cost forecast: {Escaped(ReportText.SystemName(report))}");
        Line(text, "");
        Line(text, $"**{ReportText.Number(report.Risk.Score)} of 100, {Word(report.Risk.Level)} risk; {outcome}.** {Money(report.Forecast.CostNow, report)} a month on {ReportText.Day(report.Manifest.AsOf)} becomes " +
            $"{Money(month12.Expected, report)} in month 12 (80 % between {Money(month12.P10, report)} and {Money(month12.P90, report)}); linear would be {Money(month12.Naive, report)}.");
        if (BaselineText.Sentence(report) is { } change)
        {
            Line(text, "");
            Line(text, Escaped(change));
            Line(text, "");
        }

        foreach (var failed in GateEvaluator.Failed(report.Gate).Take(MostMessages))
        {
            Line(text, $"- {(failed.Level == GateLevel.Error ? "**error**" : "warning")} {failed.Id}: {Shown(GateMessages.Of(failed, report))}");
        }

        Line(text, "");
    }

    private static void WriteComponents(StringBuilder text, CostReport report)
    {
        // A column that says nothing is left out.
        var isCompared = report.Baseline is { IsComparable: true };
        Line(text, $"| component | now | month 12 |{(isCompared ? " change |" : "")} month 36 | at 10x users | exponent | grows with |");
        Line(text, $"|---|---:|---:|{(isCompared ? "---:|" : "")}---:|---:|---:|---|");
        foreach (var component in report.Forecast.Components)
        {
            Line(text, $"| {component.Name} | {Money(component.CostNow, report)} | {Money(component.Months[CostModel.HighlightMonth], report)} |{Change(BaselineText.Change(report, component.Name))} {Money(component.Months[CostModel.LastMonth], report)} | " +
                $"{Money(component.CostAt10x, report)} | {ReportText.Number(component.Exponent, 2)} ({ScalingClasses.NameOf(component.Scaling)}) | {Escaped(ReportText.Driver(report, component.Name))} |");
        }

        var total = report.Forecast;
        Line(text, $"| **total** | **{Money(total.CostNow, report)}** | **{Money(total.Months[CostModel.HighlightMonth].Expected, report)}** |{Change(BaselineText.Total(report))} **{Money(total.Months[CostModel.LastMonth].Expected, report)}** | " +
            $"**{Money(total.CostAt10x, report)}** | **{ReportText.Number(total.Exponent, 2)}** ({ScalingClasses.NameOf(total.Scaling)}) | |");
        if (report.Code?.Forecast is { } coded && report.Code.Unsuppressed.Any())
        {
            Line(text, $"| as coded | {Money(coded.CostNow, report)} | {Money(coded.Months[CostModel.HighlightMonth].Expected, report)} |{(isCompared ? " |" : "")} {Money(coded.Months[CostModel.LastMonth].Expected, report)} | " +
                $"{Money(coded.CostAt10x, report)} | {ReportText.Number(coded.Exponent, 2)} ({ScalingClasses.NameOf(coded.Scaling)}) | what the code does |");
        }

        static string Change(string change) => change.Length > 0 ? $" {change} |" : "";
        Line(text, "");
        if (report.Manifest.Components.WithUnknownCost is { Count: > 0 } unknown)
        {
            Line(text, $"Not in the forecast, because their cost is unknown: {string.Join(", ", unknown)}.");
            Line(text, "");
        }
    }

    private static void WriteChart(StringBuilder text, CostReport report)
    {
        var months = report.Forecast.Months.Where(month => month.Month <= CostModel.HighlightMonth).ToList();
        Line(text, "```mermaid");
        Line(text, "xychart-beta");
        Line(text, "  title \"Expected total and naive linear, 12 months\"");
        Line(text, "  x-axis \"month\" 0 --> 12");
        Line(text, $"  y-axis \"{new string([.. ReportText.Clean(report.Manifest.Currency, 10).Where(char.IsLetterOrDigit)])} a month\"");
        Line(text, $"  line [{string.Join(", ", months.Select(month => Plain(month.Expected)))}]");
        Line(text, $"  line [{string.Join(", ", months.Select(month => Plain(month.Naive)))}]");
        Line(text, "```");
        Line(text, "");
    }

    private static void WriteCode(StringBuilder text, CostReport report)
    {
        if (report.Code is not { } code)
        {
            return;
        }

        var findings = code.Unsuppressed.ToList();
        Line(text, "## What the code adds");
        if (findings.Count == 0)
        {
            Line(text, "No findings.");
        }
        else
        {
            Line(text, "| finding | where | path | price |");
            Line(text, "|---|---|---|---|");
            foreach (var finding in findings.OrderByDescending(finding => Added(code, finding)).Take(MostRows))
            {
                var price = code.Prices.TryGetValue(finding.RuleId, out var known) ? known.Show(report.Manifest.Currency) : "";
                Line(text, $"| {finding.RuleId} | {Shown(finding.File, ReportText.LongestName)}:{ReportText.Number(finding.Line)} | {Shown(finding.ShownPath)} | {Escaped(price)} |");
            }

            Rest(text, findings.Count, MostRows);
        }

        var suppressed = code.Findings.Count(finding => finding.IsSuppressed);
        if (suppressed > 0)
        {
            Line(text, $"{ReportText.Number(suppressed)} suppressed.");
        }

        foreach (var contradiction in code.Contradictions)
        {
            Line(text, $"- The code contradicts `{contradiction.Claim}`: {string.Join(", ", contradiction.ContradictedBy)}");
        }

        Line(text, "");
    }

    private static double Added(CodeAssessment code, CodeFinding finding) => code.Prices.TryGetValue(finding.RuleId, out var price) ? price.AddedCost : 0;

    private static void WriteRisk(StringBuilder text, CostReport report)
    {
        Line(text, "## Risk score");
        Line(text, "| driver | points |");
        Line(text, "|---|---:|");
        foreach (var (name, points, _) in LedgerRows.Of(report.Risk.Ledger))
        {
            Line(text, $"| {name} | {ReportText.Number(points, 1)} |");
        }

        Line(text, $"| **score** | **{ReportText.Number(report.Risk.Score, 1)}** |");
        Line(text, "");
        Line(text, $"{ReportText.Percent(report.Risk.Confidence)} of the inputs are known{(report.Risk.Unknown.Count > 0 ? "; unknown: " + string.Join(", ", report.Risk.Unknown.Select(path => $"`{path}`")) : "")}.");
        Line(text, "");
    }

    private static void WritePlan(StringBuilder text, CostReport report)
    {
        if (report.Plan.Steps.Count == 0)
        {
            return;
        }

        Line(text, "## Mitigation plan");
        Line(text, "| step | cost once | saves in month 12 | paid back |");
        Line(text, "|---|---:|---:|---|");
        foreach (var step in report.Plan.Steps.Take(MostRows))
        {
            Line(text, $"| {step.Mitigation.Id} ({step.Mitigation.Component}) | {Money(step.Mitigation.Cost, report)} | {Money(step.SavedMonth12, report)} | {Payback(step)} |");
        }

        Line(text, $"| **together** | **{Money(report.Plan.Cost, report)}** | month 12 is {Money(report.Plan.Months[CostModel.HighlightMonth], report)} | score {ReportText.Number(report.Plan.Score)} |");
        Line(text, "");
    }

    private static void WriteTests(StringBuilder text, CostReport report)
    {
        var messages = DiagnosticTestMessages.Of(report.Manifest, report.Tests).ToList();
        if (messages.Count == 0)
        {
            return;
        }

        Line(text, "## Failed tests");
        foreach (var message in messages.Take(MostMessages))
        {
            Line(text, $"- {message.Id}: {Shown(message.Message)}");
        }

        Rest(text, messages.Count, MostMessages);
        Line(text, "");
    }

    private static void WriteNotes(StringBuilder text, CostReport report)
    {
        if (report.Notes.Count == 0)
        {
            return;
        }

        Line(text, "## Notes");
        foreach (var note in report.Notes.Take(MostMessages))
        {
            Line(text, $"- {note.Id}: {Shown(note.Message)}");
        }

        Rest(text, report.Notes.Count, MostMessages);
        Line(text, "");
    }

    /// <summary>The month a mitigation has paid for itself, in words.</summary>
    internal static string Payback(MitigationValue step) =>
        step.PaybackMonth is { } month ? "month " + month.ToString(CultureInfo.InvariantCulture) : "not in 36 months";

    private static void Rest(StringBuilder text, int count, int most)
    {
        if (count > most)
        {
            Line(text, "");
            Line(text, $"and {ReportText.Number(count - most)} more.");
        }
    }

    // Escaping makes text longer, so what is long is cut until its escaped bytes are no more than those of plain text.
    private static string Shown(string text, int longest = ReportText.Longest)
    {
        var shown = Escaped(ReportText.Clean(text, longest));
        for (var most = longest; most > 1 && Encoding.UTF8.GetByteCount(shown) > 2 * longest; most /= 2)
        {
            shown = Escaped(ReportText.Clean(text, most));
        }

        return shown;
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Money(double amount, CostReport report) => Escaped(ReportText.Money(amount, report));

    private static string Word(RiskLevel level) => level.ToString().ToLowerInvariant();

    private static string Plain(double amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text that Markdown and the HTML in it show as it is.</summary>
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            switch (character)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '$' or '!':
                    escaped.Append('\\').Append(character);
                    break;
                case '@':
                    // A mention would notify somebody.
                    escaped.Append("&#64;");
                    break;
                default:
                    escaped.Append(character);
                    break;
            }
        }

        return escaped.ToString();
    }
}

using System.Globalization;

namespace ScaleLint.Model;

/// <summary>What the gate says of an assertion that does not hold: what was measured, what is allowed, what drives it most, and the cheapest step that helps.</summary>
internal static class GateMessages
{
    public static string Of(GateAssertion assertion, CostReport report)
    {
        if (assertion.Name == BaselineGate.Findings)
        {
            return BaselineGate.Describe(report.Baseline!);
        }

        var currency = report.Manifest.Currency;
        var isBaseline = assertion.Id == CostDiagnosticIds.BaselineGate;
        var limit = isBaseline ? "worse than the baseline" : assertion.Level == GateLevel.Error ? "above the limit for errors" : "above the limit for warnings";
        var verdict = assertion switch
        {
            { IsScore: true } => $"The risk score is {Show(assertion.Actual)}, {limit}, {Show(assertion.Max)}; {LargestDriver(report.Risk.Ledger)}",
            { Month: { } month } => $"{assertion.Name}: {Amounts.Show(assertion.Actual, currency)} a month is expected, {limit}, {Amounts.Show(assertion.Max, currency)}; {Largest(month, report, isBaseline)}",
            { Name: "exponent" } => $"The total grows with exponent {Precise(assertion.Actual)}, {limit}, {Precise(assertion.Max)}; {Steepest(report)}",
            _ => $"The cost of {ComponentOf(assertion)} grows with exponent {Precise(assertion.Actual)}, {limit}, {Precise(assertion.Max)}; it grows with {ReportText.Driver(report, ComponentOf(assertion))}",
        };
        return verdict + CheapestStep.Of(assertion, report) + (isBaseline ? "; accept it with -p:ScaleLintUpdateBaseline=true" : "");
    }

    private static string ComponentOf(GateAssertion assertion) => assertion.Name.Substring("exponent.".Length);

    private static string LargestDriver(RiskLedger ledger)
    {
        var (name, points, _) = LedgerRows.Of(ledger).OrderByDescending(driver => driver.Points).First();
        return $"most of it is {name} with {Show(points)} points";
    }

    private static string Steepest(CostReport report)
    {
        var steepest = report.Forecast.Components.OrderByDescending(component => component.Exponent).First();
        return $"the steepest is {steepest.Name} with {Precise(steepest.Exponent)}, which grows with {ReportText.Driver(report, steepest.Name)}";
    }

    private static string Largest(int month, CostReport report, bool isBaseline)
    {
        var currency = report.Manifest.Currency;
        if (isBaseline && month == CostModel.HighlightMonth && report.Baseline!.Baseline.Forecast is { } before)
        {
            double Before(string component) => before.Components.TryGetValue(component, out var cost) ? cost : 0;
            var grown = report.Forecast.Components.OrderByDescending(component => component.Months[month] - Before(component.Name)).First();
            return $"most of the change is {grown.Name}, from {Amounts.Show(Before(grown.Name), currency)} to {Amounts.Show(grown.Months[month], currency)}";
        }

        var largest = report.Forecast.Components.OrderByDescending(component => component.Months[month]).First();
        return $"most of it is {largest.Name} with {Amounts.Show(largest.Months[month], currency)}";
    }

    private static string Show(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Precise(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

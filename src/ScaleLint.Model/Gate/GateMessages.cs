using System.Globalization;

namespace ScaleLint.Model;

/// <summary>What the gate says of an assertion that does not hold: what was measured, what is allowed, what drives it most, and the best first step.</summary>
internal static class GateMessages
{
    public static string Of(GateAssertion assertion, CostReport report)
    {
        var currency = report.Manifest.Currency;
        var limit = assertion.Level == GateLevel.Error ? "the limit for errors" : "the limit for warnings";
        var verdict = assertion.Id switch
        {
            CostDiagnosticIds.RiskGate => $"The risk score is {Show(assertion.Actual)}, above {limit}, {Show(assertion.Max)}; {LargestDriver(report.Risk.Ledger)}",
            CostDiagnosticIds.GrowthGate when assertion.Name != "exponent" =>
                $"The cost of {assertion.Name.Substring("exponent.".Length)} grows with exponent {Precise(assertion.Actual)}, above {limit}, {Precise(assertion.Max)}",
            CostDiagnosticIds.GrowthGate => $"The total grows with exponent {Precise(assertion.Actual)}, above {limit}, {Precise(assertion.Max)}; {Steepest(report.Forecast)}",
            _ => $"{assertion.Name}: {Amounts.Show(assertion.Actual, currency)} a month is expected, above {limit}, {Amounts.Show(assertion.Max, currency)}; {Largest(assertion, report.Forecast, currency)}",
        };
        return verdict + FirstStep(report.Mitigations, currency);
    }

    private static string LargestDriver(RiskLedger ledger)
    {
        var (name, points, _) = LedgerRows.Of(ledger).OrderByDescending(driver => driver.Points).First();
        return $"most of it is {name} with {Show(points)} points";
    }

    private static string Steepest(CostForecast forecast)
    {
        var steepest = forecast.Components.OrderByDescending(component => component.Exponent).First();
        return $"the steepest is {steepest.Name} with {Precise(steepest.Exponent)}";
    }

    private static string Largest(GateAssertion assertion, CostForecast forecast, string currency)
    {
        // The month whose total is the measured value.
        var month = forecast.Months.First(candidate => candidate.Expected == assertion.Actual).Month;
        var largest = forecast.Components.OrderByDescending(component => component.Months[month]).First();
        return $"most of it is {largest.Name} with {Amounts.Show(largest.Months[month], currency)}";
    }

    private static string FirstStep(IReadOnlyList<MitigationValue> mitigations, string currency) => mitigations.Count == 0
        ? ""
        : $"; first step: {mitigations[0].Mitigation.Id} for {Amounts.Show(mitigations[0].Mitigation.Cost, currency)}";

    private static string Show(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Precise(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

namespace ScaleLint.Model;

/// <summary>The mitigation to begin with where a limit is exceeded: of those that lower the measured value the cheapest, and of equally cheap ones the one that lowers it most.</summary>
internal static class CheapestStep
{
    /// <summary>The step in words, as the end of a sentence; empty where no mitigation lowers the value.</summary>
    public static string Of(GateAssertion assertion, CostReport report)
    {
        var best = report.Mitigations
            .Select(candidate => (candidate.Mitigation, After: After(assertion, candidate.Mitigation, report)))
            .Where(step => step.After < assertion.Actual)
            .OrderBy(step => step.Mitigation.Cost)
            .ThenBy(step => step.After)
            .ThenBy(step => step.Mitigation.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Mitigation is { } mitigation
            ? $"; the cheapest step that helps: {mitigation.Id} for {Amounts.Show(mitigation.Cost, report.Manifest.Currency)}"
            : "";
    }

    /// <summary>The measured value with this mitigation in place; infinite where it changes nothing about it.</summary>
    private static double After(GateAssertion assertion, Mitigation mitigation, CostReport report) => assertion switch
    {
        { IsScore: true } => MitigationPlanner.ScoreWith(report.Manifest, report.Forecast, mitigation, report.Code),
        { Name: "exponent" } => MitigationPlanner.ExponentWith(report.Forecast, mitigation),
        { Month: { } month } when mitigation.FirstMonth <= month => assertion.Actual - (report.Forecast.Component(mitigation.Component)!.Months[month] * mitigation.Saving),
        _ => double.PositiveInfinity,
    };
}

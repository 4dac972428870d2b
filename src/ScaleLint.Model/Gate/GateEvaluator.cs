using System.Globalization;

namespace ScaleLint.Model;

/// <summary>Compares a forecast with the limits of its manifest. No clock takes part, so a commit always gets the same verdict.</summary>
internal static class GateEvaluator
{
    public static GateResult Evaluate(Manifest manifest, CostForecast forecast, RiskAssessment risk, BaselineComparison? baseline, bool isCodeKnown)
    {
        var gate = manifest.Gate;
        var assertions = new List<GateAssertion>();
        Add(CostDiagnosticIds.RiskGate, "riskScore", gate.RiskScore, risk.Score, isScore: true);
        Add(CostDiagnosticIds.BudgetGate, "costAtMonth12", gate.CostAtMonth12, forecast.Months[CostModel.HighlightMonth].Expected, CostModel.HighlightMonth);
        Add(CostDiagnosticIds.BudgetGate, "costAtMonth36", gate.CostAtMonth36, forecast.Months[CostModel.LastMonth].Expected, CostModel.LastMonth);
        Add(CostDiagnosticIds.GrowthGate, "exponent", [.. gate.Exponent.Where(threshold => threshold.Component is null)], forecast.Exponent);
        foreach (var component in forecast.Components)
        {
            Add(CostDiagnosticIds.GrowthGate, "exponent." + component.Name, [.. gate.Exponent.Where(threshold => threshold.Component == component.Name)], component.Exponent);
        }

        foreach (var budget in manifest.Budgets)
        {
            var name = "budgets.month" + budget.Month.ToString(CultureInfo.InvariantCulture);
            Add(CostDiagnosticIds.BudgetGate, name, [new GateThreshold(GateLevel.Warn, budget.Max, budget.Position)], forecast.Months[budget.Month].Expected, budget.Month);
        }

        assertions.AddRange(BaselineGate.Assertions(manifest, forecast, risk, baseline, isCodeKnown));

        return new GateResult(OutcomeOf(assertions), assertions);

        void Add(string id, string name, IReadOnlyList<GateThreshold> thresholds, double actual, int? month = null, bool isScore = false) =>
            assertions.AddRange(thresholds
                .Where(threshold => threshold.Level != GateLevel.Off)
                .Select(threshold => new GateAssertion(id, name, threshold.Level, threshold.Max, actual, threshold.Position) { Month = month, IsScore = isScore }));
    }

    /// <summary>The assertions that do not hold: for each thing checked, the most severe one.</summary>
    public static IEnumerable<GateAssertion> Failed(GateResult gate) => gate.Assertions
        .Where(assertion => !assertion.Holds)
        .GroupBy(assertion => assertion.Name, StringComparer.Ordinal)
        .Select(failed => failed.OrderByDescending(assertion => assertion.Level).ThenByDescending(assertion => assertion.Max).First());

    /// <summary>What to tell about them.</summary>
    public static IReadOnlyList<CostDiagnostic> Diagnose(CostReport report) =>
    [
        .. Failed(report.Gate).Select(assertion => new CostDiagnostic(
            assertion.Id,
            assertion.Level == GateLevel.Error ? DiagnosticLevel.Error : DiagnosticLevel.Warning,
            GateMessages.Of(assertion, report),
            assertion.Position ?? report.Manifest.Components.Position)),
    ];

    private static GateOutcome OutcomeOf(List<GateAssertion> assertions)
    {
        var failed = assertions.Where(assertion => !assertion.Holds).ToList();
        return failed.Any(assertion => assertion.Level == GateLevel.Error) ? GateOutcome.Fail
            : failed.Count > 0 ? GateOutcome.Warn
            : GateOutcome.Pass;
    }
}

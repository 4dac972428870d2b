namespace ScaleLint.Model;

/// <summary>The mitigations that the budget pays for, best return first, and what becomes of the system with them.</summary>
/// <param name="Budget">The money there is, in the currency of the manifest; null for no limit.</param>
/// <param name="Steps">The mitigations taken, in order, each valued on what the earlier ones left.</param>
/// <param name="Cost">What they cost together, once.</param>
/// <param name="Months">The expected total of the months 0 to 36 with the plan.</param>
/// <param name="CostAt10x">The bill at ten times the users with all of them in place.</param>
/// <param name="Score">The risk score with all of them in place.</param>
public sealed record MitigationPlan(
    double? Budget,
    IReadOnlyList<MitigationValue> Steps,
    double Cost,
    IReadOnlyList<double> Months,
    double CostAt10x,
    double Score);

namespace ScaleLint.Model;

/// <summary>Everything the model says about a system. Every number is finite.</summary>
/// <param name="Manifest">The manifest it is about.</param>
/// <param name="Forecast">What the bill becomes.</param>
/// <param name="Risk">How risky that is.</param>
/// <param name="Mitigations">What would help, best return first.</param>
/// <param name="Gate">Whether the build may pass.</param>
public sealed record CostReport(
    Manifest Manifest,
    CostForecast Forecast,
    RiskAssessment Risk,
    IReadOnlyList<MitigationValue> Mitigations,
    GateResult Gate)
{
    /// <summary>What was found in the code; null where nobody looked.</summary>
    public CodeAssessment? Code { get; init; }

    /// <summary>The four tests of article section 4.</summary>
    public required DiagnosticTests Tests { get; init; }

    /// <summary>What past bills say about the exponents.</summary>
    public required IReadOnlyList<CalibratedExponent> Calibration { get; init; }

    /// <summary>The mitigations that the budget pays for.</summary>
    public required MitigationPlan Plan { get; init; }

    /// <summary>The redesigns of phase 4 with what they would have to save.</summary>
    public required IReadOnlyList<Redesign> Redesigns { get; init; }

    /// <summary>The system beside its baseline; null where there is none.</summary>
    public BaselineComparison? Baseline { get; init; }

    /// <summary>What is good to know and no warning.</summary>
    public IReadOnlyList<CostDiagnostic> Notes { get; init; } = [];

    /// <summary>The verdict of everything: of the limits (<see cref="Gate"/>), and of what the gate says about the code.</summary>
    public GateOutcome Outcome => CodeGate.OutcomeOf(this) is var code && code > Gate.Outcome ? code : Gate.Outcome;
}

namespace ScaleLint.Model;

/// <summary>What the gate found.</summary>
/// <param name="Outcome">The worst of its assertions.</param>
/// <param name="Assertions">Everything it checked, in the order of the manifest keys.</param>
public sealed record GateResult(
    GateOutcome Outcome,
    IReadOnlyList<GateAssertion> Assertions);

namespace ScaleLint.Model;

/// <summary>A deployed model, and the best of the much smaller ones that nearly equal it.</summary>
/// <param name="Deployed">The deployed model.</param>
/// <param name="Alternative">The smaller one.</param>
public sealed record ModelLiability(
    ModelCandidate Deployed,
    ModelCandidate Alternative);

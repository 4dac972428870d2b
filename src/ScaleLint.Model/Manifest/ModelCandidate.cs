namespace ScaleLint.Model;

/// <summary>A model with its complexity and accuracy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Complexity">Parameters, operations or latency, in any unit all candidates share.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="IsDeployed">Whether it is the one in production.</param>
public sealed record ModelCandidate(
    string Name,
    Estimate Complexity,
    Estimate Accuracy,
    bool IsDeployed);

namespace ScaleLint.Model;

/// <summary>The test of article 4.3: is a model deployed that a much smaller one nearly equals?</summary>
/// <param name="ParetoFront">The models that no other beats in both complexity and accuracy, by complexity.</param>
/// <param name="Liabilities">Deployed models with a candidate of at most a fifth of their complexity and at least 95 % of their accuracy.</param>
public sealed record ModelComplexity(
    IReadOnlyList<ModelCandidate> ParetoFront,
    IReadOnlyList<ModelLiability> Liabilities)
{
    private const double SmallEnough = 1.0 / 5;
    private const double GoodEnough = 0.95;

    // 12M of 60M parameters is a fifth, whatever binary fractions make of it.
    private const double Rounding = 1e-12;

    /// <summary>Compares the candidates; null where there are none.</summary>
    internal static ModelComplexity? Of(IReadOnlyList<ModelCandidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return null;
        }

        var front = candidates
            .Where(candidate => !candidates.Any(other => Beats(other, candidate)))
            .OrderBy(candidate => candidate.Complexity.Value)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .ToList();
        var liabilities = candidates
            .Where(candidate => candidate.IsDeployed)
            .Select(deployed => candidates
                .Where(other => other.Complexity.Value <= SmallEnough * deployed.Complexity.Value * (1 + Rounding) && other.Accuracy.Value >= GoodEnough * deployed.Accuracy.Value * (1 - Rounding))
                .OrderByDescending(other => other.Accuracy.Value)
                .ThenBy(other => other.Complexity.Value)
                .ThenBy(other => other.Name, StringComparer.Ordinal)
                .Select(best => new ModelLiability(deployed, best))
                .FirstOrDefault())
            .OfType<ModelLiability>()
            .ToList();
        return new ModelComplexity(front, liabilities);
    }

    private static bool Beats(ModelCandidate left, ModelCandidate right) =>
        left.Complexity.Value <= right.Complexity.Value && left.Accuracy.Value >= right.Accuracy.Value &&
        (left.Complexity.Value < right.Complexity.Value || left.Accuracy.Value > right.Accuracy.Value);
}

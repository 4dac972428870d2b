namespace ScaleLint.Model;

/// <summary>The risk score with where it comes from.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Level">The level of the score.</param>
/// <param name="Confidence">The share of the twelve risk inputs that are known, 0 to 1.</param>
/// <param name="Ledger">The points by driver.</param>
/// <param name="Unknown">The paths of the inputs that are not known.</param>
public sealed record RiskAssessment(
    double Score,
    RiskLevel Level,
    double Confidence,
    RiskLedger Ledger,
    IReadOnlyList<string> Unknown)
{
    /// <summary>The version of the score; it changes whenever the same input would score differently.</summary>
    public const int ScoreVersion = 1;
}

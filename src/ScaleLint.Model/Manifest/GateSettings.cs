namespace ScaleLint.Model;

/// <summary>What fails the build.</summary>
/// <param name="RiskScore">Limits of the risk score.</param>
/// <param name="CostAtMonth12">Limits of the expected cost of month 12.</param>
/// <param name="CostAtMonth36">Limits of the expected cost of month 36.</param>
/// <param name="Exponent">Limits of the exponent of the total.</param>
/// <param name="Claims">When code contradicts the manifest; warn when not given.</param>
/// <param name="Findings">When the code has findings; off when not given.</param>
public sealed record GateSettings(
    IReadOnlyList<GateThreshold> RiskScore,
    IReadOnlyList<GateThreshold> CostAtMonth12,
    IReadOnlyList<GateThreshold> CostAtMonth36,
    IReadOnlyList<GateThreshold> Exponent,
    GateLevel Claims,
    GateLevel Findings)
{
    /// <summary>The limits of the risk score when the manifest gives none: the article's "immediate intervention" and "imminent crisis" (section 7).</summary>
    public static IReadOnlyList<GateThreshold> DefaultRiskScore { get; } =
    [
        new GateThreshold(GateLevel.Warn, 70, null),
        new GateThreshold(GateLevel.Error, 85, null),
    ];
}

namespace ScaleLint.Model;

/// <summary>What fails the build.</summary>
/// <param name="RiskScore">Limits of the risk score.</param>
/// <param name="CostAtMonth12">Limits of the expected cost of month 12.</param>
/// <param name="CostAtMonth36">Limits of the expected cost of month 36.</param>
/// <param name="Exponent">Limits of the exponent of the total, or of a component.</param>
/// <param name="Claims">When code contradicts the manifest.</param>
/// <param name="Findings">When the code has findings.</param>
public sealed record GateSettings(
    IReadOnlyList<GateThreshold> RiskScore,
    IReadOnlyList<GateThreshold> CostAtMonth12,
    IReadOnlyList<GateThreshold> CostAtMonth36,
    IReadOnlyList<GateThreshold> Exponent,
    GateLevel Claims,
    GateLevel Findings)
{
    /// <summary>When the system is worse than its baseline; where there is no baseline it means nothing.</summary>
    public GateLevel Baseline { get; init; } = GateLevel.Error;

    /// <summary>The settings of a preset.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>What it checks.</returns>
    public static GateSettings Of(GatePreset preset) => preset switch
    {
        GatePreset.Advisory => new GateSettings([new GateThreshold(GateLevel.Warn, 70, null)], [], [], [], GateLevel.Warn, GateLevel.Off) { Baseline = GateLevel.Warn },
        GatePreset.Strict => new GateSettings(Limits(30, 70), [], [], [], GateLevel.Error, GateLevel.Warn),
        _ => new GateSettings(Limits(70, 85), [], [], [], GateLevel.Warn, GateLevel.Off),
    };

    private static IReadOnlyList<GateThreshold> Limits(double warn, double error) => [new GateThreshold(GateLevel.Warn, warn, null), new GateThreshold(GateLevel.Error, error, null)];
}

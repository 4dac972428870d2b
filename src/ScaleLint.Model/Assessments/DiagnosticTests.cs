namespace ScaleLint.Model;

/// <summary>The four tests of article section 4; one that the manifest has no measurements for is null or empty.</summary>
/// <param name="CostStability">Does a request cost more the more there are (4.1)?</param>
/// <param name="Utilization">Is capacity idle (4.2)? In the order of the manifest.</param>
/// <param name="ModelComplexity">Is a model larger than it need be (4.3)?</param>
/// <param name="DataVolume">What does data become in 24 months (4.4)?</param>
public sealed record DiagnosticTests(
    CostStability? CostStability,
    IReadOnlyList<UtilizationAssessment> Utilization,
    ModelComplexity? ModelComplexity,
    DataVolume? DataVolume)
{
    /// <summary>Runs the tests.</summary>
    internal static DiagnosticTests Of(Manifest manifest) => new(
        CostStability.Of(manifest.Measurements.CostPerRequest),
        [.. manifest.Measurements.Utilization.Select(UtilizationAssessment.Of)],
        ModelComplexity.Of(manifest.Measurements.ModelCandidates),
        DataVolume.Of(manifest));
}

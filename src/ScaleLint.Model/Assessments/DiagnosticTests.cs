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
    /// <summary>The prices that the tests took because the manifest gives no cost, each once, in the order of their names.</summary>
    public IReadOnlyList<Price> Prices =>
    [
        .. Utilization.Select(resource => resource.Price).OfType<Price>().Concat(DataVolume?.Prices ?? []).GroupBy(price => price.Id, StringComparer.Ordinal)
            .Select(same => same.First()).OrderBy(price => price.Id, StringComparer.Ordinal),
    ];

    /// <summary>Runs the tests.</summary>
    internal static DiagnosticTests Of(Manifest manifest)
    {
        var prices = new PriceList(manifest);
        return new DiagnosticTests(
            CostStability.Of(manifest.Measurements.CostPerRequest),
            [.. manifest.Measurements.Utilization.Select(resource => UtilizationAssessment.Of(resource, prices))],
            ModelComplexity.Of(manifest.Measurements.ModelCandidates),
            DataVolume.Of(manifest, prices));
    }
}

namespace ScaleLint.Model;

/// <summary>What was measured of the running system.</summary>
/// <param name="CostPerRequest">Unit cost at several volumes (article 4.1).</param>
/// <param name="Utilization">Utilization by resource (article 4.2).</param>
/// <param name="ModelCandidates">Models to choose from (article 4.3).</param>
/// <param name="History">Past bills.</param>
public sealed record Measurements(
    IReadOnlyList<RequestCost> CostPerRequest,
    IReadOnlyList<ResourceUtilization> Utilization,
    IReadOnlyList<ModelCandidate> ModelCandidates,
    IReadOnlyList<BillingPoint> History);

namespace ScaleLint.Model;

/// <summary>What a mitigation is worth on its own, against the expected forecast.</summary>
/// <param name="Mitigation">The mitigation.</param>
/// <param name="SavedMonth12">What it saves in month 12.</param>
/// <param name="Roi12">What its first 12 months save beyond its cost, as a multiple of the cost.</param>
/// <param name="PaybackMonth">The first month in which it has saved its cost; null when it does not within 36 months.</param>
public sealed record MitigationValue(
    Mitigation Mitigation,
    double SavedMonth12,
    double Roi12,
    int? PaybackMonth);

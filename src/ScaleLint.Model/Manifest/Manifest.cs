namespace ScaleLint.Model;

/// <summary>A checked <c>scalecost.json</c>. Read by <see cref="ManifestReader"/>; what the file leaves out is null, never a silent zero.</summary>
/// <param name="System">The name of the system; empty when not given.</param>
/// <param name="Currency">The currency of all amounts; USD when not given.</param>
/// <param name="AsOf">The day month 0 stands for.</param>
/// <param name="Traffic">Users, requests and their growth.</param>
/// <param name="Components">The bill by component.</param>
/// <param name="Measurements">What was measured.</param>
/// <param name="Gate">What fails the build.</param>
/// <param name="Budgets">The most a month may cost.</param>
/// <param name="MitigationBudget">The money there is for mitigations; null when unknown.</param>
/// <param name="Suppressions">Findings that are accepted, with the reason.</param>
public sealed record Manifest(
    string System,
    string Currency,
    DateTime AsOf,
    Traffic Traffic,
    ManifestComponents Components,
    Measurements Measurements,
    GateSettings Gate,
    IReadOnlyList<Budget> Budgets,
    Estimate? MitigationBudget,
    IReadOnlyList<Suppression> Suppressions)
{
    /// <summary>Prices in place of those of the catalogue.</summary>
    public IReadOnlyList<PriceOverride> Prices { get; init; } = [];
}

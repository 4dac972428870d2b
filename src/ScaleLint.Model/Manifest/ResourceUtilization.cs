namespace ScaleLint.Model;

/// <summary>How well a resource is used.</summary>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">Its name; empty when not given.</param>
/// <param name="Units">How many there are.</param>
/// <param name="Utilization">Mean utilization, 0 to 1.</param>
/// <param name="CostPerMonth">What all of them cost a month.</param>
public sealed record ResourceUtilization(
    MeasuredResource Resource,
    string Name,
    Estimate? Units,
    Estimate Utilization,
    Estimate? CostPerMonth)
{
    /// <summary>The name of the price of one unit in the catalogue; null when not given. It counts where <see cref="CostPerMonth"/> is not given.</summary>
    public string? Price { get; init; }
}

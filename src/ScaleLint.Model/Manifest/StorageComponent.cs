namespace ScaleLint.Model;

/// <summary>The cost of stored data.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="IngestGbPerMonth">New data a month, in gigabytes.</param>
/// <param name="RetentionDays">Days after which data is deleted; null when it is kept for ever or unknown, see <see cref="KeepsForEver"/>.</param>
/// <param name="KeepsForEver">Whether the manifest says <c>"retentionDays": null</c>.</param>
/// <param name="AgeMonths">For how many months data has been kept; 0 when not given.</param>
/// <param name="Tiers">Price by age; empty means one price for all ages.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record StorageComponent(
    Estimate? CostPerMonth,
    Estimate? IngestGbPerMonth,
    Estimate? RetentionDays,
    bool KeepsForEver,
    Estimate? AgeMonths,
    IReadOnlyList<StorageTier> Tiers,
    SourcePosition Position)
{
    /// <summary>The longest retention that is read, in days: a hundred years.</summary>
    public const double MaxRetentionDays = 36500;

    /// <summary>The oldest stock that is read, in months: a hundred years.</summary>
    public const double MaxAgeMonths = 1200;
}

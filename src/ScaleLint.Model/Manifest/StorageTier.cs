namespace ScaleLint.Model;

/// <summary>The price of data from an age on.</summary>
/// <param name="AfterDays">The age from which the price holds, in days.</param>
/// <param name="PricePerGbMonth">Price of a gigabyte for a month.</param>
public sealed record StorageTier(
    Estimate AfterDays,
    Estimate PricePerGbMonth);

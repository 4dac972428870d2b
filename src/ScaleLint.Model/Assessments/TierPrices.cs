namespace ScaleLint.Model;

/// <summary>What a gigabyte costs as it ages: as declared, and with the tiers that the manifest could have.</summary>
/// <param name="Declared">The tiers of the manifest; the standard price where it gives none.</param>
/// <param name="Tiered">Its tiers where there are two or more; otherwise cheaper after 30 days, and again after 90.</param>
/// <param name="Taken">The prices that the manifest does not give.</param>
internal sealed record TierPrices(
    IReadOnlyList<(double AfterDays, double Price)> Declared,
    IReadOnlyList<(double AfterDays, double Price)> Tiered,
    IReadOnlyList<Price> Taken)
{
    private const string Standard = "s3.standard";

    private static readonly (double AfterDays, string Id)[] Cheaper = [(30, "s3.standard_ia"), (90, "s3.glacier_flexible")];

    /// <summary>The prices of a storage; null where not even the first one is known.</summary>
    public static TierPrices? Of(StorageComponent storage, PriceList prices)
    {
        if (storage.Tiers.Count > 1)
        {
            var tiers = Tiers(storage);
            return new TierPrices(tiers, tiers, []);
        }

        var taken = new List<Price>();
        if (storage.Tiers.Count == 0 && prices.Find(Standard) is { } standard)
        {
            taken.Add(standard);
        }
        else if (storage.Tiers.Count == 0)
        {
            return null;
        }

        var first = storage.Tiers.Count > 0 ? Tiers(storage)[0] : (0, taken[0].Value);
        var tiered = new List<(double, double)> { first };
        foreach (var (afterDays, id) in Cheaper)
        {
            if (prices.Find(id) is { } price)
            {
                taken.Add(price);
                tiered.Add((afterDays, price.Value));
            }
            else
            {
                // In another currency the relation of the list prices still says what a tier saves.
                tiered.Add((afterDays, first.Item2 * PriceCatalogue.Of(id).Value / PriceCatalogue.Of(Standard).Value));
            }
        }

        return new TierPrices([first], tiered, taken);
    }

    private static List<(double AfterDays, double Price)> Tiers(StorageComponent storage) => [.. storage.Tiers.Select(tier => (tier.AfterDays.Value, tier.PricePerGbMonth.Value))];
}

namespace ScaleLint.Model;

/// <summary>The test of article 4.4: 24 months of stored data under four policies.</summary>
/// <param name="Projections">One for each policy, in the order of <see cref="DataPolicy"/>.</param>
public sealed record DataVolume(IReadOnlyList<DataProjection> Projections)
{
    private const int Months = 24;
    private const double DaysPerBucket = 30;

    private static readonly (double UntilDays, double Kept)[] Sampling = [(7, 1), (30, 0.1), (365, 0.01)];

    /// <summary>The prices of the catalogue, or in their place, that the projections take.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>The projection of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Its projection.</returns>
    public DataProjection this[DataPolicy policy] => Projections[(int)policy];

    /// <summary>Projects the storage of a manifest; null where it does not say how much data comes in, no price is known in its currency, or the result leaves the range of numbers.</summary>
    internal static DataVolume? Of(Manifest manifest, PriceList prices)
    {
        if (manifest.Components.Storage is not { IngestGbPerMonth: { } ingest } storage || TierPrices.Of(storage, prices) is not { } priced)
        {
            return null;
        }

        var growth = manifest.Traffic.Growth;
        var dataGrowth = (growth.Data ?? growth.Users).Value;
        var (declaredTiers, tiers) = (priced.Declared, priced.Tiered);
        var newest = new[] { declaredTiers[0] };
        var age = storage.AgeMonths?.Value ?? 0;
        var projections = new List<DataProjection>
        {
            Project(DataPolicy.Declared, declaredTiers, day => storage.RetentionDays is { } days && day >= days.Value ? 0 : 1, storage.RetentionDays?.Value),
            Project(DataPolicy.None, newest, _ => 1, null),
            Project(DataPolicy.Tiered, tiers, _ => 1, null),
            Project(DataPolicy.Sampled, newest, day => Sampling.FirstOrDefault(step => day < step.UntilDays).Kept, Sampling[Sampling.Length - 1].UntilDays),
        };
        return projections.All(projection => ForecastInterval.IsAmount(projection.StockMonth24) && ForecastInterval.IsAmount(projection.Cost24Months)) ? new DataVolume(projections) { Prices = priced.Taken } : null;

        DataProjection Project(DataPolicy policy, IReadOnlyList<(double AfterDays, double Price)> prices, Func<double, double> kept, double? retentionDays)
        {
            // What is deleted after some days is in balance already; what is kept for ever has been kept since the data's age.
            var cuts = prices.Select(tier => tier.AfterDays).Concat(retentionDays is { } last ? [last] : []).Concat(policy == DataPolicy.Sampled ? Sampling.Select(step => step.UntilDays) : []).ToList();
            var stock = 0.0;
            var cost = 0.0;
            var total = 0.0;
            for (var month = 1; month <= Months; month++)
            {
                var buckets = retentionDays is { } days ? (int)Math.Ceiling(days / DaysPerBucket) : (int)Math.Floor(age + month);
                stock = cost = 0;
                for (var bucket = 0; bucket < buckets; bucket++)
                {
                    var volume = ingest.Value * StableMath.Pow(dataGrowth, (month - bucket) / 12.0);
                    foreach (var (from, to) in Parts(bucket * DaysPerBucket, (bucket + 1) * DaysPerBucket, cuts))
                    {
                        var gigabytes = volume * kept(from) * (to - from) / DaysPerBucket;
                        stock += gigabytes;
                        cost += gigabytes * prices.Last(tier => tier.AfterDays <= from).Price;
                    }
                }

                total += cost;
            }

            return new DataProjection(policy, stock, cost, total);
        }
    }

    // The parts of a bucket of ages in which neither price nor share changes.
    private static IEnumerable<(double From, double To)> Parts(double from, double to, List<double> cuts)
    {
        foreach (var cut in cuts.Where(cut => cut > from && cut < to).Append(to).Distinct().OrderBy(cut => cut))
        {
            yield return (from, cut);
            from = cut;
        }
    }
}

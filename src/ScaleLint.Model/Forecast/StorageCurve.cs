namespace ScaleLint.Model;

/// <summary>
/// The stock of data, priced by age (article 2.4, 3.6 and 4.4). Months of data form buckets of 30 days by age; with a retention
/// the number of buckets is fixed and only volume moves the bill, without one a bucket is added every month.
/// </summary>
internal sealed class StorageCurve : ComponentCurve
{
    private const double DaysPerBucket = 30;

    private readonly double[] _bucketPrices;
    private readonly double? _ageMonths;

    public StorageCurve(StorageComponent storage, Estimate cost)
        : base(ComponentNames.Storage, cost)
    {
        // A retention nobody declared deletes nothing.
        _ageMonths = storage.RetentionDays is null ? storage.AgeMonths?.Value ?? 0 : null;
        var buckets = BucketsAt(CostModel.LastMonth);
        _bucketPrices = new double[buckets];
        for (var age = 0; age < buckets; age++)
        {
            _bucketPrices[age] = PriceOfBucket(storage.Tiers, age);
        }
    }

    public override double VolumeFactor(in Drivers drivers, in Scenario scenario) => drivers.Data.Value;

    protected override void ApplyTime(double[] costs, in Scenario scenario)
    {
        // Under a retention every month holds the same ages, so the stock is proportional to the data of the month.
        if (_ageMonths is null)
        {
            return;
        }

        // One power for a scenario and not one for each bucket of it: there are up to 1,236, and the product differs from the power in the last digits only.
        var monthBefore = scenario.YearlyGrowth.Data.Power(-1 / 12.0);
        var volume = 1.0;
        var stock = 0.0;
        var bucket = 0;
        var stockNow = 0.0;
        for (var month = 0; month < costs.Length; month++)
        {
            for (; bucket < BucketsAt(month); bucket++)
            {
                stock += _bucketPrices[bucket] * volume;
                volume *= monthBefore;
            }

            if (month == 0)
            {
                stockNow = stock;
            }

            costs[month] *= stockNow == 0 ? 1 : stock / stockNow;
        }
    }

    private int BucketsAt(int month) => _ageMonths is { } age ? (int)Math.Floor(age + month) : 0;

    private static double PriceOfBucket(IReadOnlyList<StorageTier> tiers, int age)
    {
        if (tiers.Count == 0)
        {
            return 1;
        }

        var from = age * DaysPerBucket;
        var to = from + DaysPerBucket;
        var price = 0.0;
        for (var i = 0; i < tiers.Count; i++)
        {
            var tierEnd = i + 1 < tiers.Count ? tiers[i + 1].AfterDays.Value : double.PositiveInfinity;
            var overlap = Math.Min(to, tierEnd) - Math.Max(from, tiers[i].AfterDays.Value);
            price += tiers[i].PricePerGbMonth.Value * Math.Max(0, overlap) / DaysPerBucket;
        }

        return price;
    }
}

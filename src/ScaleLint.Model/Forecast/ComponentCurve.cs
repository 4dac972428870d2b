namespace ScaleLint.Model;

/// <summary>
/// The cost of one component as today's bill times two factors: what volume does to it (users, requests, data, models)
/// and what time alone does to it (a cache that fills, a context that widens, a stock that piles up).
/// </summary>
/// <param name="name">One of <see cref="ComponentNames"/>.</param>
/// <param name="cost">Today's bill.</param>
internal abstract class ComponentCurve(string name, Estimate cost)
{
    public string Name { get; } = name;

    public Estimate Cost { get; } = cost;

    /// <summary>The factor on the bill at the given drivers, at the same time.</summary>
    public abstract double VolumeFactor(in Drivers drivers, in Scenario scenario);

    /// <summary>The cost of every month from 0 to <see cref="CostModel.LastMonth"/>.</summary>
    /// <param name="scenario">The assumption.</param>
    /// <param name="drivers">The drivers of every month in that scenario.</param>
    public double[] Months(in Scenario scenario, Drivers[] drivers)
    {
        var costs = new double[drivers.Length];
        for (var month = 0; month < costs.Length; month++)
        {
            costs[month] = Cost.Value * VolumeFactor(drivers[month], scenario);
        }

        ApplyTime(costs, scenario);
        return costs;
    }

    /// <summary>Multiplies every month by what time alone does.</summary>
    protected virtual void ApplyTime(double[] costs, in Scenario scenario)
    {
    }

    /// <summary>A factor over 12 months, at a month.</summary>
    protected static double Growth(Estimate? per12Months, int month) => per12Months is null ? 1 : StableMath.Pow(per12Months.Value, month / 12.0);

    /// <summary>The same for every month of the forecast: it is no driver, so all scenarios share it.</summary>
    protected static double[] GrowthByMonth(Estimate? per12Months) => [.. Enumerable.Range(0, CostModel.LastMonth + 1).Select(month => Growth(per12Months, month))];
}

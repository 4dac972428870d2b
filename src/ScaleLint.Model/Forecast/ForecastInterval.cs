namespace ScaleLint.Model;

/// <summary>The total of every month in 1,024 scenarios, sorted.</summary>
internal sealed class ForecastInterval
{
    /// <summary>The number of scenarios.</summary>
    public const int Draws = 1024;

    private static readonly double[][] Deviates = StandardDeviates();

    /// <summary>Far enough below the largest number that sums and multiples of amounts are numbers too.</summary>
    private const double LargestAmount = 1e300;

    private readonly double[][] _totalsByMonth;

    /// <param name="curves">The components.</param>
    /// <param name="space">What is uncertain.</param>
    public ForecastInterval(IReadOnlyList<ComponentCurve> curves, ScenarioSpace space)
    {
        _totalsByMonth = new double[CostModel.LastMonth + 1][];
        for (var month = 0; month <= CostModel.LastMonth; month++)
        {
            _totalsByMonth[month] = new double[Draws];
        }

        for (var draw = 0; draw < Draws; draw++)
        {
            var scenario = space.Draw(Deviates[draw]);
            var drivers = scenario.DriversByMonth();
            foreach (var curve in curves)
            {
                var costs = curve.Months(scenario, drivers);
                for (var month = 0; month < costs.Length; month++)
                {
                    _totalsByMonth[month][draw] += costs[month];
                }
            }
        }

        foreach (var totals in _totalsByMonth)
        {
            Array.Sort(totals);
        }
    }

    /// <summary>Whether every scenario stays within what a number can hold.</summary>
    public bool IsFinite => _totalsByMonth.All(totals => totals.All(IsAmount));

    /// <summary>Whether a number can be an amount of money; no NaN can.</summary>
    public static bool IsAmount(double number) => Math.Abs(number) <= LargestAmount;

    /// <summary>A percentile of the total of a month, interpolated linearly between the two nearest scenarios.</summary>
    /// <param name="month">The month.</param>
    /// <param name="share">The percentile, 0 to 1.</param>
    public double Percentile(int month, double share)
    {
        var totals = _totalsByMonth[month];
        var rank = (totals.Length - 1) * share;
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, totals.Length - 1);
        return totals[below] + (rank - below) * (totals[above] - totals[below]);
    }

    private static double[][] StandardDeviates()
    {
        var deviates = new double[Draws][];
        for (var draw = 0; draw < Draws; draw++)
        {
            deviates[draw] = new double[ScenarioSpace.Dimensions];
            for (var dimension = 0; dimension < ScenarioSpace.Dimensions; dimension++)
            {
                deviates[draw][dimension] = NormalQuantile.At(QuasiRandomSequence.At(draw + 1, dimension));
            }
        }

        return deviates;
    }
}

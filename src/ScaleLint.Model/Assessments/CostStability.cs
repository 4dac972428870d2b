namespace ScaleLint.Model;

/// <summary>The test of article 4.1: does a request cost more the more there are?</summary>
/// <param name="UnitElasticity">Slope of log10(cost per request) on log10(requests), by least squares.</param>
/// <param name="ChangePer10x">What ten times the requests do to the cost of one, by that slope: 0.3 is 30 % more.</param>
/// <param name="WorstStepPer10x">The steepest rise between neighbouring volumes, brought to ten times the requests.</param>
/// <param name="Verdict">By <paramref name="ChangePer10x"/>.</param>
public sealed record CostStability(
    double UnitElasticity,
    double ChangePer10x,
    double WorstStepPer10x,
    StabilityVerdict Verdict)
{
    private const double Watch = 0.20;
    private const double Unstable = 0.30;

    /// <summary>Tests measured unit costs; null with fewer than two different volumes.</summary>
    internal static CostStability? Of(IReadOnlyList<RequestCost> measured)
    {
        // Several measurements of one volume are one point of the steps: their geometric mean.
        var points = measured
            .GroupBy(point => point.RequestsPerDay.Value)
            .OrderBy(volume => volume.Key)
            .Select(volume => (X: StableMath.Log10(volume.Key), Y: volume.Average(point => StableMath.Log10(point.Cost.Value))))
            .ToList();
        if (points.Count < 2)
        {
            return null;
        }

        var slope = Regression.Of([.. measured.Select(point => (StableMath.Log10(point.RequestsPerDay.Value), StableMath.Log10(point.Cost.Value)))]).Slope;
        var worst = points.Zip(points.Skip(1), (left, right) => (right.Y - left.Y) / (right.X - left.X)).Max();
        var change = StableMath.Pow(10, slope) - 1;
        return IsFinite(change) && IsFinite(worst)
            ? new CostStability(slope, change, StableMath.Pow(10, worst) - 1, change > Unstable ? StabilityVerdict.Unstable : change > Watch ? StabilityVerdict.Watch : StabilityVerdict.Stable)
            : null;
    }

    // Volumes that differ by rounding only make any slope.
    private static bool IsFinite(double number) => ForecastInterval.IsAmount(StableMath.Pow(10, Math.Abs(number)));
}

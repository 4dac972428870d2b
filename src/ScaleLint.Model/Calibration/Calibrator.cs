using System.Globalization;

namespace ScaleLint.Model;

/// <summary>
/// Calibrates exponents by past bills (contract, section 8): a normal prior of the model's exponent, and the slope of ln cost on ln driver with its variance,
/// weighed by precision.
/// </summary>
internal static class Calibrator
{
    private const int FewestPoints = 6;
    private const double SmallestRange = 1.5;

    /// <summary>One result for each component with bills, in the order of <see cref="ComponentNames.All"/>.</summary>
    public static IReadOnlyList<CalibratedExponent> Calibrate(IReadOnlyList<BillingPoint> history, ManifestComponents components) =>
    [
        .. ComponentNames.All
            .Select(name => (Name: name, Bills: history.Where(bill => bill.Component == name).OrderBy(bill => bill.Month).ToList()))
            .Where(component => component.Bills.Count > 0 && PriorOf(component.Name, components) is not null)
            .Select(component => Calibrate(component.Name, component.Bills, PriorOf(component.Name, components)!.Value)),
    ];

    /// <summary>What the model assumes; null for storage, whose growth is a stock and no power of a driver.</summary>
    private static Spread? PriorOf(string component, ManifestComponents components) => component switch
    {
        ComponentNames.Inference => GrowthExponents.Of(components.Inference),
        ComponentNames.Pipeline => GrowthExponents.Of(components.Pipeline),
        ComponentNames.Training => GrowthExponents.Of(components.Training),
        ComponentNames.Telemetry => GrowthExponents.Telemetry,
        ComponentNames.Operations => GrowthExponents.OfModels(components.Operations),
        _ => null,
    };

    private static CalibratedExponent Calibrate(string component, List<BillingPoint> bills, Spread prior)
    {
        var range = bills.Max(bill => bill.Driver.Value) / bills.Min(bill => bill.Driver.Value);
        var reason = bills.Count < FewestPoints ? $"{bills.Count.ToString(CultureInfo.InvariantCulture)} bills are too few; 6 are needed"
            : range < SmallestRange ? $"the driver changes by a factor of {range.ToString("0.##", CultureInfo.InvariantCulture)} only; 1.5 is needed"
            : null;
        if (reason is not null)
        {
            return new CalibratedExponent(component, bills.Count, prior.Mid, null, null, 1, null, reason);
        }

        var points = bills.ConvertAll(bill => (X: StableMath.Log(bill.Driver.Value), Y: StableMath.Log(bill.Cost.Value)));
        var line = Regression.Of(points);
        var weight = line.SlopeVariance + (prior.Deviation * prior.Deviation) is var sum && sum > 0 ? line.SlopeVariance / sum : 1;
        return new CalibratedExponent(
            component,
            bills.Count,
            (weight * prior.Mid) + ((1 - weight) * line.Slope),
            line.Slope,
            Math.Sqrt(line.SlopeVariance),
            weight,
            BacktestError(points),
            null);
    }

    private static double? BacktestError(List<(double X, double Y)> points)
    {
        var errors = new List<double>();
        for (var next = FewestPoints; next < points.Count; next++)
        {
            var known = points.GetRange(0, next);
            if (known.Max(point => point.X) > known.Min(point => point.X))
            {
                var line = Regression.Of(known);
                errors.Add(Math.Abs(StableMath.Exp(line.Intercept + (line.Slope * points[next].X) - points[next].Y) - 1));
            }
        }

        return errors.Count > 0 && errors.All(ForecastInterval.IsAmount) ? errors.Average() : null;
    }
}

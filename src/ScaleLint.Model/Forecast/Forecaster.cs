namespace ScaleLint.Model;

/// <summary>Computes the forecast of a manifest.</summary>
internal static class Forecaster
{
    /// <summary>Computes the forecast.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="overflow">Why there is no forecast; null when there is one.</param>
    /// <returns>The forecast, every number of it finite; null when it would not be.</returns>
    public static CostForecast? Forecast(Manifest manifest, out CostDiagnostic? overflow)
    {
        var curves = ComponentCurves.Of(manifest.Components);
        var space = new ScenarioSpace(manifest);
        var expected = space.Expected;
        var drivers = expected.DriversByMonth();
        var components = new List<ComponentForecast>();
        foreach (var curve in curves)
        {
            var factorAt10x = curve.VolumeFactor(Drivers.TenTimesTheUsers, expected);
            var exponent = StableMath.Log10(factorAt10x);
            var component = new ComponentForecast(
                curve.Name, curve.Cost.Value, curve.Cost.Value * factorAt10x, exponent, ScalingClasses.Of(exponent), curve.Months(expected, drivers));
            if (!ForecastInterval.IsAmount(component.CostAt10x) || !component.Months.All(ForecastInterval.IsAmount))
            {
                overflow = Overflow($"The forecast of {curve.Name} leaves the range of numbers; check its growth factors and exponents", curve.Cost.Position);
                return null;
            }

            components.Add(component);
        }

        var forecast = Total(manifest, curves, space, components);
        overflow = forecast is null
            ? Overflow("The forecast leaves the range of numbers; check the growth factors and their ranges", manifest.Traffic.Growth.Position)
            : null;
        return forecast;
    }

    private static CostForecast? Total(Manifest manifest, IReadOnlyList<ComponentCurve> curves, ScenarioSpace space, IReadOnlyList<ComponentForecast> components)
    {
        var interval = new ForecastInterval(curves, space);
        var costNow = components.Sum(component => component.CostNow);
        var costAt10x = components.Sum(component => component.CostAt10x);
        var exponent = StableMath.Log10(costAt10x / costNow);
        var months = new List<MonthForecast>();
        for (var month = 0; month <= CostModel.LastMonth; month++)
        {
            var cost = components.Sum(component => component.Months[month]);
            var growth = StableMath.Pow(manifest.Traffic.Growth.Users.Value, month / 12.0);
            months.Add(new MonthForecast(
                month,
                cost,
                interval.Percentile(month, 0.1),
                interval.Percentile(month, 0.5),
                interval.Percentile(month, 0.9),
                cost / (manifest.Traffic.Users.Value * growth),
                costNow * growth));
        }

        var isFinite = interval.IsFinite
            && !double.IsNaN(exponent)
            && !double.IsInfinity(exponent)
            && months.All(month => ForecastInterval.IsAmount(month.Expected) && ForecastInterval.IsAmount(month.CostPerUser) && ForecastInterval.IsAmount(month.Naive));
        return isFinite ? new CostForecast(components, costNow, costAt10x, exponent, ScalingClasses.Of(exponent), months) : null;
    }

    private static CostDiagnostic Overflow(string message, SourcePosition position) =>
        new(CostDiagnosticIds.ForecastOverflow, DiagnosticLevel.Error, message, position);
}

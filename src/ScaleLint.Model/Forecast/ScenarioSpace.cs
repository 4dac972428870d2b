namespace ScaleLint.Model;

/// <summary>All uncertain quantities of a manifest, in the order in which the draws of the interval use them.</summary>
internal sealed class ScenarioSpace
{
    /// <summary>The number of uncertain quantities.</summary>
    public const int Dimensions = 9;

    private readonly Spread[] _spreads;
    private readonly double _requestsPerUserGrowth;

    public ScenarioSpace(Manifest manifest)
    {
        var components = manifest.Components;
        var growth = manifest.Traffic.Growth;
        _spreads =
        [
            GrowthExponents.Of(components.Inference),
            GrowthExponents.Of(components.Pipeline),
            GrowthExponents.Of(components.Training),
            GrowthExponents.Telemetry,
            GrowthExponents.OfModels(components.Operations),
            GrowthExponents.OfUsers(components.Operations),
            Spread.Of(growth.Users),
            Spread.Of(growth.Data ?? growth.Users),
            growth.Models is { } models ? Spread.Of(models) : Spread.Exactly(1),
        ];
        _requestsPerUserGrowth = growth.RequestsPerUser?.Value ?? 1;
    }

    /// <summary>Everything at its expected value.</summary>
    public Scenario Expected => Draw(new double[Dimensions]);

    /// <summary>The scenario at a standard normal deviate per dimension.</summary>
    public Scenario Draw(double[] deviates)
    {
        double Exponent(int dimension) => _spreads[dimension].At(deviates[dimension]);
        double Growth(int dimension) => _spreads[dimension].FactorAt(deviates[dimension]);
        var users = Growth(6);
        var growth = new Drivers(users, users * _requestsPerUserGrowth, Growth(7), Growth(8));
        return new Scenario(Exponent(0), Exponent(1), Exponent(2), Exponent(3), Exponent(4), Exponent(5), growth);
    }
}

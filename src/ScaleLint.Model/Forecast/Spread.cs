namespace ScaleLint.Model;

/// <summary>An uncertain quantity: its 10th percentile, its middle and its 90th percentile.</summary>
/// <param name="Low">The 10th percentile.</param>
/// <param name="Mid">The expected value.</param>
/// <param name="High">The 90th percentile.</param>
internal readonly record struct Spread(double Low, double Mid, double High)
{
    /// <summary>The 90th percentile of the standard normal distribution.</summary>
    public const double Z90 = 1.2815515655446004;

    /// <summary>The standard deviation of a normal distribution with these percentiles, the middle of the two sides.</summary>
    public double Deviation => (High - Low) / 2 / Z90;

    public static Spread Exactly(double value) => new(value, value, value);

    public static Spread Of(Estimate estimate) => new(estimate.Low, estimate.Value, estimate.High);

    /// <summary>The exponents that multiply a cost by a factor for ten times the driver.</summary>
    public static Spread TimesPer10x(double low, double high) => new(StableMath.Log10(low), StableMath.Log10(Math.Sqrt(low * high)), StableMath.Log10(high));

    /// <summary>The value at a standard normal deviate: a normal distribution with a width of its own on each side of the middle.</summary>
    public double At(double z) => z >= 0 ? Mid + z * (High - Mid) / Z90 : Mid + z * (Mid - Low) / Z90;

    /// <summary>The same on the logarithm, for a factor.</summary>
    public double FactorAt(double z) => Mid * StableMath.Exp(z * StableMath.Log(z >= 0 ? High / Mid : Mid / Low) / Z90);
}

namespace ScaleLint.Model;

/// <summary>
/// A ratio to month 0, with its logarithm: a forecast raises the same few ratios to powers many thousand times, and the logarithm is most of the work of one.
/// </summary>
internal readonly struct Ratio
{
    private readonly double _logarithm;

    private Ratio(double value, double logarithm)
    {
        Value = value;
        _logarithm = logarithm;
    }

    /// <summary>The ratio; above 0.</summary>
    public double Value { get; }

    /// <summary>A ratio.</summary>
    public static implicit operator Ratio(double value) => new(value, StableMath.Log(value));

    /// <summary>A power of it.</summary>
    public double Power(double exponent) => exponent == 1 ? Value : StableMath.Exp(exponent * _logarithm);

    /// <summary>A power of it that is raised to powers in turn.</summary>
    public Ratio Raised(double exponent) => exponent == 1 ? this : new Ratio(StableMath.Exp(exponent * _logarithm), exponent * _logarithm);
}

namespace ScaleLint.Model;

/// <summary>Finds the scaling class of an exponent.</summary>
public static class ScalingClasses
{
    /// <summary>
    /// Costs of exactly 15, 25 or 50 times are common, and logarithms of the two runtimes differ in the last digit:
    /// an exponent this close to a bound is on it.
    /// </summary>
    private const double Tolerance = 1e-9;

    /// <summary>The class of an exponent.</summary>
    /// <param name="exponent">log10 of the cost ratio for ten times the users.</param>
    /// <returns>The class; a bound belongs to the class below it, 0.95 to the class above.</returns>
    public static ScalingClass Of(double exponent) => exponent switch
    {
        < 0.95 - Tolerance => ScalingClass.Sublinear,
        _ when exponent <= StableMath.Log10(15) + Tolerance => ScalingClass.Linear,
        _ when exponent <= StableMath.Log10(25) + Tolerance => ScalingClass.Superlinear,
        _ when exponent <= StableMath.Log10(50) + Tolerance => ScalingClass.Exponential,
        _ => ScalingClass.SuperExponential,
    };

    /// <summary>The name as the result writes it: <c>superExponential</c>.</summary>
    /// <param name="scaling">The class.</param>
    /// <returns>The name in camel case.</returns>
    public static string NameOf(ScalingClass scaling)
    {
        var name = scaling.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}

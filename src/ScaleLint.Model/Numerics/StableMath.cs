namespace ScaleLint.Model;

/// <summary>
/// Powers, logarithms and the exponential function, the same to the last bit on every machine. Those of <see cref="Math"/> come from the platform's C library and differ in
/// their last bits (seen between .NET and Mono on one machine), and a result must be the same bytes everywhere. Only operations that IEEE 754 rounds correctly are
/// used here; the error is some units in the last place, a billionth of what the contract asks for.
/// </summary>
internal static class StableMath
{
    // ln 2 in two parts: the first has enough trailing zeros that its product with an exponent of a double is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // 1/3, 1/5, … of the series of the inverse hyperbolic tangent, and 1/n! of that of the exponential function.
    private const int LogTerms = 11;
    private const int ExpTerms = 15;
    private const int LargestWhole = 64;

    private static readonly double[] InverseFactorials = Enumerable.Range(0, ExpTerms).Select(n => 1 / Enumerable.Range(1, n).Aggregate(1.0, (product, factor) => product * factor)).ToArray();

    private static readonly double[] InverseOdds = Enumerable.Range(0, LogTerms + 1).Select(n => 1.0 / ((2 * n) + 1)).ToArray();

    private static readonly double Ln10 = Log(10);

    /// <summary>The logarithm to the base 10; that of 10 is exactly 1.</summary>
    public static double Log10(double x) => Log(x) / Ln10;

    /// <summary>The logarithm to another base.</summary>
    public static double Log(double x, double newBase) => Log(x) / Log(newBase);

    /// <summary>The natural logarithm, with the special values of <see cref="Math.Log(double)"/>.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : double.IsPositiveInfinity(x) ? x : double.NaN;
        }

        // x = m 2^k with m between the roots of 1/2 and 2; ln m = 2 artanh((m - 1) / (m + 1)).
        var (mantissa, exponent) = Split(x);
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var term = LogTerms; term > 0; term--)
        {
            sum = (sum + InverseOdds[term]) * square;
        }

        return (exponent * Ln2High) + ((2 * s * (1 + sum)) + (exponent * Ln2Low));
    }

    /// <summary>The exponential function.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 710)
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < -746)
        {
            return 0;
        }

        var power = (int)Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var rest = x - (power * Ln2High) - (power * Ln2Low);
        var sum = 0.0;
        for (var term = ExpTerms - 1; term >= 0; term--)
        {
            sum = (sum * rest) + InverseFactorials[term];
        }

        // In two steps, since the power alone may be none that a double holds.
        return sum * PowerOfTwo(power / 2) * PowerOfTwo(power - (power / 2));
    }

    /// <summary>A power, with the special values of <see cref="Math.Pow"/> for bases from 0; whole exponents of small size are products.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (Math.Abs(y) <= LargestWhole && Math.Floor(y) == y)
        {
            return Whole(x, (int)y);
        }

        return x == 0 ? y > 0 ? 0 : double.PositiveInfinity : Exp(y * Log(x));
    }

    private static double Whole(double x, int y)
    {
        var result = 1.0;
        for (var (left, factor) = (Math.Abs(y), x); left > 0; left >>= 1, factor *= factor)
        {
            if ((left & 1) == 1)
            {
                result *= factor;
            }
        }

        return y < 0 ? 1 / result : result;
    }

    private static (double Mantissa, int Exponent) Split(double x)
    {
        var shift = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984;
            shift = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        return mantissa > 1.4142135623730951 ? (mantissa / 2, exponent + 1 + shift) : (mantissa, exponent + shift);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}

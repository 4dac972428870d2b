using CsCheck;

namespace ScaleLint.Model.Tests;

public class StableMathTests
{
    private static readonly Gen<double> Positive = Gen.Double[-300, 300].Select(power => Math.Pow(10, power));

    [Fact]
    public void Functions_AreThoseOfThePlatformUpToTheirLastBits() => Gen.Select(Positive, Gen.Double[-20, 20]).Sample((x, y) =>
    {
        Near(Math.Log(x), StableMath.Log(x), 1e-15);
        Near(Math.Log10(x), StableMath.Log10(x), 1e-14);
        Near(Math.Exp(y), StableMath.Exp(y), 1e-14);
        if (Math.Abs(y * Math.Log(x)) < 600)
        {
            Near(Math.Pow(x, y), StableMath.Pow(x, y), 1e-12);
        }
    });

    [Theory]
    [InlineData(10, 1, 10)]
    [InlineData(10, 3, 1000)]
    [InlineData(4, 12, 16777216)]
    [InlineData(2, -2, 0.25)]
    [InlineData(7, 0, 1)]
    [InlineData(0, 2.5, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1e9, 1)]
    [InlineData(0, -0.5, double.PositiveInfinity)]
    [InlineData(10, 400.5, double.PositiveInfinity)]
    [InlineData(10, -400.5, 0)]
    public void Power_IsExactWhereThePlatformsAre(double x, double y, double expected) => Assert.Equal(expected, StableMath.Pow(x, y));

    [Theory]
    [InlineData(10, 1)]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Logarithm_HasThePlatformsSpecialValues(double x, double expected) => Assert.Equal(expected, StableMath.Log10(x));

    // Written down once: another machine must give these very bits.
    [Fact]
    public void Bits_AreTheSameEverywhere() => Assert.Equal(
        [4606084400056255566, 4613937818241073152, 4611541391133678167],
        new[] { StableMath.Exp(-0.13), StableMath.Pow(3, 1), StableMath.Pow(10, 0.294) }.Select(BitConverter.DoubleToInt64Bits));

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1e-300, Math.Max(Math.Abs(expected), 1e-2)), $"{expected:R} and {actual:R}");
}

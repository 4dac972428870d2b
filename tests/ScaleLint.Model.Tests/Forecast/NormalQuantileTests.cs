namespace ScaleLint.Model.Tests;

public sealed class NormalQuantileTests
{
    /// <summary>The two check values of the published algorithm, and quantiles to 16 digits.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.975, 1.959963984540054)]
    public void Probability_HasItsDeviate(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.At(probability), 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Sequence_FillsEveryDimensionEvenly()
    {
        for (var dimension = 0; dimension < ScenarioSpace.Dimensions; dimension++)
        {
            var perTenth = Enumerable.Range(1, ForecastInterval.Draws)
                .GroupBy(index => (int)(10 * QuasiRandomSequence.At(index, dimension)))
                .Select(tenth => tenth.Count());

            Assert.All(perTenth, count => Assert.InRange(count, 80, 126));
        }
    }
}

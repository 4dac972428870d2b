using System.Globalization;

namespace ScaleLint.Model.Tests;

public sealed class CalibrationTests
{
    [Fact]
    public void ExactPowerLaw_IsFoundAndThePriorForgotten()
    {
        var calibrated = Calibrate(Enumerable.Range(0, 8).Select(month => (Driver: Math.Pow(2, month), Cost: 10 * Math.Pow(Math.Pow(2, month), 1.3))));

        Assert.Equal(1.3, calibrated.Slope!.Value, 1e-9);
        Assert.Equal(1.3, calibrated.Exponent, 1e-9);
        Assert.Equal(0, calibrated.PriorWeight, 1e-9);
        Assert.Equal(0, calibrated.BacktestError!.Value, 1e-9);
    }

    [Fact]
    public void NoisyBills_AreWeighedAgainstThePrior()
    {
        // By hand: x = ln of 1..6 doublings, residuals +d -d; prior of stateless-uncached is log10 of 8, sqrt(96), 12.
        (double Driver, double Cost)[] bills = [(1, 100), (2, 260), (4, 380), (8, 1000), (16, 1500), (32, 4100)];
        var x = bills.Select(bill => Math.Log(bill.Driver)).ToArray();
        var y = bills.Select(bill => Math.Log(bill.Cost)).ToArray();
        var spread = x.Sum(value => Math.Pow(value - x.Average(), 2));
        var slope = x.Zip(y).Sum(point => (point.First - x.Average()) * (point.Second - y.Average())) / spread;
        var residuals = x.Zip(y).Sum(point => Math.Pow(point.Second - y.Average() - (slope * (point.First - x.Average())), 2));
        var variance = residuals / 4 / spread;
        var tau = (Math.Log10(12) - Math.Log10(8)) / 2 / 1.2815515655446004;
        var weight = variance / (variance + (tau * tau));

        var calibrated = Calibrate(bills);

        Assert.Equal(slope, calibrated.Slope!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(variance), calibrated.StandardError!.Value, 1e-9);
        Assert.Equal(weight, calibrated.PriorWeight, 1e-9);
        Assert.Equal((weight * Math.Log10(Math.Sqrt(96))) + ((1 - weight) * slope), calibrated.Exponent, 1e-9);
        Assert.Null(calibrated.BacktestError);
    }

    [Theory]
    [InlineData(5, 2, "5 bills are too few; 6 are needed")]
    [InlineData(9, 1.05, "the driver changes by a factor of 1.48 only; 1.5 is needed")]
    public void TooLittle_KeepsThePriorAndSaysSo(int count, double growth, string reason)
    {
        var calibrated = Calibrate(Enumerable.Range(0, count).Select(month => (Math.Pow(growth, month), 10.0 + month)));

        Assert.Equal((StableMath.Log10(Math.Sqrt(96)), 1, reason, null), (calibrated.Exponent, calibrated.PriorWeight, calibrated.Reason, calibrated.Slope));
    }

    private static CalibratedExponent Calibrate(IEnumerable<(double Driver, double Cost)> bills)
    {
        var history = string.Join(", ", bills.Select((bill, month) => string.Create(
            CultureInfo.InvariantCulture, $"{{ \"month\": \"2026-{month + 1:00}\", \"component\": \"inference\", \"cost\": {bill.Cost:R}, \"driver\": {bill.Driver:R} }}")));
        return Assert.Single(Manifests.Evaluate(Manifests.Minimal(rest: $", \"measurements\": {{ \"history\": [ {history} ] }}")).Calibration);
    }
}

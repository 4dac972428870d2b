namespace ScaleLint.Model;

/// <summary>What the stock becomes under one policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="StockMonth24">The stock in month 24, in gigabytes.</param>
/// <param name="CostMonth24">What it costs in month 24, in the currency of the manifest.</param>
/// <param name="Cost24Months">What the months 1 to 24 cost together.</param>
public sealed record DataProjection(
    DataPolicy Policy,
    double StockMonth24,
    double CostMonth24,
    double Cost24Months);

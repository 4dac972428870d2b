namespace ScaleLint.Model;

/// <summary>The forecast as it was when the baseline was written.</summary>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Score">The risk score.</param>
/// <param name="CostNow">The bill.</param>
/// <param name="Month12">The expected total of month 12.</param>
/// <param name="Month36">The expected total of month 36.</param>
/// <param name="CostAt10x">The total at ten times the users.</param>
/// <param name="Components">By component, the expected cost of month 12.</param>
public sealed record BaselineForecast(
    string Currency,
    double Score,
    double CostNow,
    double Month12,
    double Month36,
    double CostAt10x,
    IReadOnlyDictionary<string, double> Components);

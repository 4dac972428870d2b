namespace ScaleLint.Model;

/// <summary>What past bills say about the exponent of a component, weighed against what the model assumes.</summary>
/// <param name="Component">One of <see cref="ComponentNames"/>.</param>
/// <param name="Points">The number of bills.</param>
/// <param name="Exponent">The posterior exponent.</param>
/// <param name="Slope">Slope of ln cost on ln driver, by least squares; null where it was not fitted.</param>
/// <param name="StandardError">The standard error of the slope; null where it was not fitted.</param>
/// <param name="PriorWeight">The weight of the model's assumption, 0 to 1; 1 where the bills were not used.</param>
/// <param name="BacktestError">
/// Mean absolute percentage error, as a share, of each bill from the seventh on, predicted by a line through the bills before it (rolling origin); null with fewer than seven.
/// </param>
/// <param name="Reason">Why the bills were not used; null where they were.</param>
public sealed record CalibratedExponent(
    string Component,
    int Points,
    double Exponent,
    double? Slope,
    double? StandardError,
    double PriorWeight,
    double? BacktestError,
    string? Reason);

namespace ScaleLint.Model;

/// <summary>Amounts of money between two bounds.</summary>
/// <param name="Low">The least, 0 or more.</param>
/// <param name="High">The most, not below <paramref name="Low"/>.</param>
public sealed record CostRange(
    double Low,
    double High);

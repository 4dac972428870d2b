namespace ScaleLint.Model;

/// <summary>What one component cost in one month, by the bills.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Component">One of <see cref="ComponentNames"/>.</param>
/// <param name="Cost">The cost.</param>
public sealed record BilledMonth(
    DateTime Month,
    string Component,
    double Cost);

namespace ScaleLint.Model;

/// <summary>A past bill of one component.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Component">One of <see cref="ComponentNames"/>.</param>
/// <param name="Cost">The bill.</param>
/// <param name="Driver">What drove it, such as users.</param>
public sealed record BillingPoint(
    DateTime Month,
    string Component,
    Estimate Cost,
    Estimate Driver);

namespace ScaleLint.Model;

/// <summary>The unit cost at one volume.</summary>
/// <param name="RequestsPerDay">Requests a day.</param>
/// <param name="Cost">Cost of one request.</param>
public sealed record RequestCost(
    Estimate RequestsPerDay,
    Estimate Cost);

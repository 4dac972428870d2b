namespace ScaleLint.Model;

/// <summary>The load and how it grows.</summary>
/// <param name="Users">Users now, above 0.</param>
/// <param name="RequestsPerDay">Requests a day now; null when unknown.</param>
/// <param name="Growth">Growth factors over 12 months.</param>
public sealed record Traffic(
    Estimate Users,
    Estimate? RequestsPerDay,
    TrafficGrowth Growth);

namespace ScaleLint.Model;

/// <summary>A metric label.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GrowsWith">What its number of values grows with.</param>
public sealed record TelemetryLabel(
    string Name,
    LabelGrowth GrowsWith);

namespace ScaleLint.Model;

/// <summary>A limit of the gate.</summary>
/// <param name="Level">What happens above it.</param>
/// <param name="Max">The largest value that passes.</param>
/// <param name="Position">Where it stands in the manifest; null when it is a default.</param>
public sealed record GateThreshold(
    GateLevel Level,
    double Max,
    SourcePosition? Position)
{
    /// <summary>For a limit of the exponent, the component it is about: one of <see cref="ComponentNames"/>; null for the total.</summary>
    public string? Component { get; init; }
}

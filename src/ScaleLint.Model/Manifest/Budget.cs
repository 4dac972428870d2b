namespace ScaleLint.Model;

/// <summary>The most a month may cost.</summary>
/// <param name="Month">The month, 0 to 36.</param>
/// <param name="Max">The most it may cost.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record Budget(
    int Month,
    double Max,
    SourcePosition Position);

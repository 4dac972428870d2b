namespace ScaleLint.Model;

/// <summary>A claim of the manifest that the code contradicts.</summary>
/// <param name="Claim">The path of the claim, such as <c>components.inference.cacheHitRate</c>.</param>
/// <param name="ContradictedBy">The rules that contradict it.</param>
public sealed record ClaimContradiction(
    string Claim,
    IReadOnlyList<string> ContradictedBy)
{
    /// <summary>Where the claim stands in the manifest.</summary>
    public SourcePosition Position { get; init; } = SourcePosition.Start;
}

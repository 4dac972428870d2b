namespace ScaleLint.Model;

/// <summary>A finding that is accepted.</summary>
/// <param name="Id">The rule, such as SCL1003.</param>
/// <param name="Target">The documentation-comment ID of the member; null for all.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day it holds; null for no end.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record Suppression(
    string Id,
    string? Target,
    string Reason,
    DateTime? Expires,
    SourcePosition Position);

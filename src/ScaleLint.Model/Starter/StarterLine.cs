namespace ScaleLint.Model;

/// <summary>A line of a component in the first manifest.</summary>
/// <param name="Key">The key with its value; null for a line that is a comment only.</param>
/// <param name="Comment">What stands behind it, such as the reason; null for nothing.</param>
internal readonly record struct StarterLine(string? Key, string? Comment = null);

namespace ScaleLint.Model;

/// <summary>A number that may not be an object again.</summary>
/// <param name="Range">Its range.</param>
internal sealed record PlainNumberShape(NumberShape Range) : Shape;

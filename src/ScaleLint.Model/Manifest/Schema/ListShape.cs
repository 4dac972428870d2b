namespace ScaleLint.Model;

/// <summary>A list whose elements have one shape.</summary>
/// <param name="Element">The shape of every element.</param>
internal sealed record ListShape(Shape Element) : Shape;

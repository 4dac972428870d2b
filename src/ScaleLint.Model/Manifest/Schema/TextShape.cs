namespace ScaleLint.Model;

/// <summary>Any text.</summary>
internal sealed record TextShape : Shape;

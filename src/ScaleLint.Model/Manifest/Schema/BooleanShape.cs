namespace ScaleLint.Model;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BooleanShape : Shape;

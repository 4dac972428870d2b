namespace ScaleLint.Model;

/// <summary>What a value of the manifest may be.</summary>
internal abstract record Shape
{
    /// <summary>Whether <c>null</c> is a value too.</summary>
    public bool AllowsNull { get; init; }
}

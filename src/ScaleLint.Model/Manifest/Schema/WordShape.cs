namespace ScaleLint.Model;

/// <summary>One of a few words.</summary>
/// <param name="Words">The words.</param>
internal sealed record WordShape(IReadOnlyList<string> Words) : Shape
{
    /// <summary>The words of an enumeration.</summary>
    public static WordShape Of<TEnum>()
        where TEnum : struct, Enum => new(EnumWords<TEnum>.All);
}

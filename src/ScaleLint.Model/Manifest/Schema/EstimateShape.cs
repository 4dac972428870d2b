namespace ScaleLint.Model;

/// <summary>The object form of a number.</summary>
internal static class EstimateShape
{
    public static ObjectShape Of(NumberShape range)
    {
        var plain = new PlainNumberShape(range);
        return new ObjectShape
        {
            { "value", plain, Need.Required },
            { "low", plain },
            { "high", plain },
            { "source", WordShape.Of<EstimateSource>() },
            { "note", new TextShape() },
        };
    }
}

namespace Recommendations.Pricing;

/// <summary>What the price model learns from, and what it is asked about.</summary>
public sealed class PriceExample
{
    public required string Category { get; set; }

    public float Popularity { get; set; }

    public float Price { get; set; }
}

namespace Recommendations.Tastes;

/// <summary>Whether a customer liked a product: what a model of taste learns from.</summary>
public sealed class TasteExample
{
    public required string CustomerId { get; set; }

    public float ProductId { get; set; }

    public bool Liked { get; set; }
}

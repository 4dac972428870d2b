namespace Recommendations.Models;

public sealed class Feedback
{
    public int Id { get; set; }

    public required string CustomerId { get; set; }

    public int ProductId { get; set; }

    public bool Liked { get; set; }
}

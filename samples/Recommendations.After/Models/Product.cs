namespace Recommendations.Models;

public sealed class Product
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Category { get; set; }

    public double Price { get; set; }

    public double Popularity { get; set; }
}

namespace Recommendations.Models;

public sealed class CustomerProfile
{
    public required string Id { get; set; }

    public CustomerTier Tier { get; set; }

    public required string FavouriteCategory { get; set; }

    public double AverageSpend { get; set; }
}

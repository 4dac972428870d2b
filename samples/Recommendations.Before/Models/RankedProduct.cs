namespace Recommendations.Models;

public sealed record RankedProduct(int ProductId, string Name, float Score, string PriceBand);

namespace Recommendations.Models;

public sealed record SearchHit(int ProductId, float Similarity);

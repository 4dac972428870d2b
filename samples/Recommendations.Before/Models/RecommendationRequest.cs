namespace Recommendations.Models;

public sealed record RecommendationRequest(string CustomerId, int Count);

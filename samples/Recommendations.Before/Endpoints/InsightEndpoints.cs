using Recommendations.Insights;

namespace Recommendations.Endpoints;

public static class InsightEndpoints
{
    public static void MapInsights(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/insights/{category}", (string category, FeedbackDigest digest, CancellationToken cancellationToken) => digest.WriteAsync(category, cancellationToken));
}

using Microsoft.AspNetCore.Http.HttpResults;
using Recommendations.Models;
using Recommendations.Services;

namespace Recommendations.Endpoints;

public static class RecommendationEndpoints
{
    public static void MapRecommendations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/recommendations");
        group.MapPost("/", RecommendAsync);
        group.MapPost("/fit", (string customerId, float[] product) => PersonalTaste.Of(customerId, product));
        group.MapPost("/next", (string sessionId, float[] product) => NextProduct.After(sessionId, product));
    }

    private static async Task<Ok<IReadOnlyList<RankedProduct>>> RecommendAsync(
        RecommendationRequest request, RecommendationService recommendations, CancellationToken cancellationToken) =>
        TypedResults.Ok(await recommendations.RecommendAsync(request, cancellationToken));
}

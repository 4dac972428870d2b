using Recommendations.Ai;
using Recommendations.Services;

namespace Recommendations.Endpoints;

public static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", async (string query, SearchService search, CancellationToken cancellationToken) =>
            Results.Ok(await search.SearchAsync(query, cancellationToken)));
        routes.MapPost("/search/vectors", async (string[] descriptions, DescriptionEmbedder embedder, CancellationToken cancellationToken) =>
            Results.Ok(await embedder.EmbedAsync(descriptions, cancellationToken)));
    }
}

using Recommendations.Services;

namespace Recommendations.Endpoints;

public static class AssistantEndpoints
{
    public static void MapAssistant(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/assistant/explain/{productId:int}", ExplainAsync);

    private static async Task<IResult> ExplainAsync(
        int productId, string customerId, ExplanationService explanations, CancellationToken cancellationToken)
    {
        var text = await explanations.ExplainAsync(customerId, productId, cancellationToken);
        return text is null ? Results.NotFound() : Results.Text(text);
    }
}

using Recommendations.Ai;
using Recommendations.Services;

namespace Recommendations.Endpoints;

public static class AssistantEndpoints
{
    public static void MapAssistant(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/assistant/explain/{productId:int}", ExplainAsync);
        routes.MapPost("/assistant/ask/{conversation:guid}", (Guid conversation, string question, AdvisorService advisor, CancellationToken cancellationToken) =>
            advisor.AskAsync(conversation, question, cancellationToken));
        routes.MapGet("/categories/{category:int}/slogan", (int category, Slogans slogans, CancellationToken cancellationToken) =>
            slogans.ForAsync(category, cancellationToken));
        routes.MapGet("/products/{productId:int}/answer", (int productId, string question, ProductAnswers answers, CancellationToken cancellationToken) =>
            answers.AskAsync(productId, question, cancellationToken));
    }

    private static async Task<IResult> ExplainAsync(
        int productId, string customerId, ExplanationService explanations, CancellationToken cancellationToken)
    {
        var text = await explanations.ExplainAsync(customerId, productId, cancellationToken);
        return text is null ? Results.NotFound() : Results.Text(text);
    }
}

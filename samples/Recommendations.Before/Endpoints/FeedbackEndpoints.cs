using Recommendations.Models;
using Recommendations.Services;

namespace Recommendations.Endpoints;

public static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/feedback", (Feedback feedback, FeedbackService service) =>
        {
            service.Store(feedback);
            return Results.Accepted();
        });
}

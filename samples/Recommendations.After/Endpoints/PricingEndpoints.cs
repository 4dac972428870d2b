using Recommendations.Pricing;

namespace Recommendations.Endpoints;

public static class PricingEndpoints
{
    public static void MapPricing(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/prices/suggest", (PriceExample product, PriceGuide guide) =>
            guide.Suggest(product) is { } price ? Results.Ok(price) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
}

using Recommendations.Pricing;

namespace Recommendations.Endpoints;

public static class PricingEndpoints
{
    public static void MapPricing(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/prices/suggest", (PriceExample product, PriceGuide guide, CancellationToken cancellationToken) =>
            guide.SuggestAsync(product, cancellationToken));
}

using Microsoft.Extensions.AI;
using Recommendations.Caching;
using Recommendations.Data;

namespace Recommendations.Services;

public sealed class ExplanationService(IChatClient chat, IProductRepository products, CategoryNames categories)
{
    public async Task<string?> ExplainAsync(string customerId, int productId, CancellationToken cancellationToken)
    {
        var product = await products.FindAsync(productId, cancellationToken);
        if (product is null)
        {
            return null;
        }

        var category = categories.For(product.Category);
        var response = await chat.GetResponseAsync(
            $"Tell customer {customerId} in two warm sentences why {product.Name} ({category}) may suit them.",
            new ChatOptions { Temperature = 0.8f, MaxOutputTokens = 120 },
            cancellationToken);
        await File.WriteAllTextAsync($"explanations/{productId}.txt", response.Text, cancellationToken);
        return response.Text;
    }
}

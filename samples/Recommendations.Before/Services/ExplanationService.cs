using Microsoft.Extensions.AI;
using Recommendations.Ai;
using Recommendations.Caching;
using Recommendations.Data;

namespace Recommendations.Services;

public sealed class ExplanationService(IProductRepository products, CategoryNames categories)
{
    public async Task<string?> ExplainAsync(string customerId, int productId, CancellationToken cancellationToken)
    {
        var product = await products.FindAsync(productId, cancellationToken);
        if (product is null)
        {
            return null;
        }

        var chat = Assistants.Create();
        var category = categories.For(product.Category);
        var response = await chat.GetResponseAsync( // expect: SCL1010
            $"Tell customer {customerId} in two warm sentences why {product.Name} ({category}) may suit them.",
            new ChatOptions { Temperature = 0.8f },
            cancellationToken);
        await File.WriteAllTextAsync($"explanations/{Guid.NewGuid()}.txt", response.Text, cancellationToken); // expect: SCL4005
        return response.Text;
    }
}

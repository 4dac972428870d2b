using System.Text;
using Microsoft.Extensions.AI;

namespace Recommendations.Insights;

/// <summary>What customers think of a category, in a few sentences for the people who buy for the shop.</summary>
public sealed class FeedbackDigest(FeedbackReader reader, PopularityWriter popularity, IChatClient chat)
{
    private static readonly ChatOptions Options = new() { Temperature = 0.7f, MaxOutputTokens = 300 };

    public async Task<string> WriteAsync(string category, CancellationToken cancellationToken)
    {
        var facts = new StringBuilder();
        var products = await reader.ProductsAsync(category, cancellationToken);
        var feedback = await reader.FeedbackAsync(cancellationToken);
        foreach (var product in products)
        {
            var likes = await reader.LikesAsync(product.Id, cancellationToken);
            var voices = feedback.Count(one => one.ProductId == product.Id); // expect: SCL2005
            facts.AppendLine($"{product.Name}: {likes} of {voices} liked it");
            product.Popularity = (likes + 1.0) / (voices + 2.0);
        }

        await popularity.SaveAsync(products, cancellationToken);
        var response = await chat.GetResponseAsync($"Sum up for our buyers:\n{facts}", Options, cancellationToken);
        return response.Text;
    }
}

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
        var feedbackByProductId = (await reader.FeedbackAsync(cancellationToken)).ToLookup(one => one.ProductId);
        var likesOf = await reader.LikesAsync(products.ConvertAll(product => product.Id), cancellationToken);
        foreach (var product in products)
        {
            var likes = likesOf.GetValueOrDefault(product.Id);
            var voices = feedbackByProductId[product.Id].Count();
            facts.AppendLine($"{product.Name}: {likes} of {voices} liked it");
            product.Popularity = (likes + 1.0) / (voices + 2.0);
        }

        await popularity.SaveAsync(products, cancellationToken);
        var response = await chat.GetResponseAsync($"Sum up for our buyers:\n{facts}", Options, cancellationToken);
        return response.Text;
    }
}

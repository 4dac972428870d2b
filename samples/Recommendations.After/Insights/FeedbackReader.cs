using Microsoft.EntityFrameworkCore;
using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Insights;

public sealed class FeedbackReader(ShopContext db)
{
    public async Task<List<Product>> ProductsAsync(string category, CancellationToken cancellationToken) =>
        await db.Products.Where(product => product.Category == category).ToListAsync(cancellationToken);

    /// <summary>The newest feedback; a digest of old times is nobody's question.</summary>
    public async Task<List<Feedback>> FeedbackAsync(CancellationToken cancellationToken) =>
        await db.Feedback.OrderByDescending(feedback => feedback.Id).Take(1000).ToListAsync(cancellationToken);

    /// <summary>The likes of many products, in one query.</summary>
    public async Task<Dictionary<int, int>> LikesAsync(IReadOnlyCollection<int> productIds, CancellationToken cancellationToken) =>
        await db.Feedback.Where(feedback => productIds.Contains(feedback.ProductId) && feedback.Liked)
            .GroupBy(feedback => feedback.ProductId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Insights;

public sealed class FeedbackReader(ShopContext db)
{
    public async Task<List<Product>> ProductsAsync(string category, CancellationToken cancellationToken) =>
        (await db.Products.ToListAsync(cancellationToken)).Where(product => product.Category == category).ToList(); // expect: SCL2002

    public async Task<List<Feedback>> FeedbackAsync(CancellationToken cancellationToken) =>
        await db.Feedback.OrderByDescending(feedback => feedback.Id).ToListAsync(cancellationToken); // expect: SCL2003

    public async Task<int> LikesAsync(int productId, CancellationToken cancellationToken) =>
        await db.Feedback.CountAsync(feedback => feedback.ProductId == productId && feedback.Liked, cancellationToken); // expect: SCL2001
}

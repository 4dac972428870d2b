using Microsoft.EntityFrameworkCore;
using Recommendations.Models;

namespace Recommendations.Data;

public sealed class ProductRepository(ShopContext db) : IProductRepository
{
    public IReadOnlyList<Product> FindCandidates(string category, int limit)
    {
        return db.Products // expect: SCL1003
            .Where(product => product.Category == category)
            .OrderByDescending(product => product.Popularity)
            .Take(limit)
            .ToList();
    }

    public Task<Product?> FindAsync(int productId, CancellationToken cancellationToken) =>
        db.Products.FirstOrDefaultAsync(product => product.Id == productId, cancellationToken);
}

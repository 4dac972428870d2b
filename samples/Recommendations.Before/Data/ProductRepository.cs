using Microsoft.EntityFrameworkCore;
using Recommendations.Models;

namespace Recommendations.Data;

public sealed class ProductRepository(ShopContext db) : IProductRepository
{
    public IReadOnlyList<Product> FindCandidates(string category, int limit)
    {
        return db.Products
            .Where(product => product.Category == category)
            .OrderByDescending(product => product.Popularity)
            .Take(limit)
            .ToList(); // expect: SCL1003
    }

    public Task<Product?> FindAsync(int productId, CancellationToken cancellationToken) =>
        db.Products.FirstOrDefaultAsync(product => product.Id == productId, cancellationToken);
}

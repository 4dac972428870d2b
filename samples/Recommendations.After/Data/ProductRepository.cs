using Microsoft.EntityFrameworkCore;
using Recommendations.Models;

namespace Recommendations.Data;

public sealed class ProductRepository(ShopContext db) : IProductRepository
{
    public Task<List<Product>> FindCandidatesAsync(string category, int limit, CancellationToken cancellationToken)
    {
        return db.Products
            .Where(product => product.Category == category)
            .OrderByDescending(product => product.Popularity)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    public Task<Product?> FindAsync(int productId, CancellationToken cancellationToken) =>
        db.Products.FirstOrDefaultAsync(product => product.Id == productId, cancellationToken);
}

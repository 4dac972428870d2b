using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Insights;

public sealed class PopularityWriter(ShopContext db)
{
    public async Task SaveAsync(List<Product> products, CancellationToken cancellationToken)
    {
        foreach (var product in products)
        {
            db.Products.Update(product);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

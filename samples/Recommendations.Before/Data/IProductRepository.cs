using Recommendations.Models;

namespace Recommendations.Data;

public interface IProductRepository
{
    IReadOnlyList<Product> FindCandidates(string category, int limit);

    Task<Product?> FindAsync(int productId, CancellationToken cancellationToken);
}

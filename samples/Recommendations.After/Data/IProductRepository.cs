using Recommendations.Models;

namespace Recommendations.Data;

public interface IProductRepository
{
    Task<List<Product>> FindCandidatesAsync(string category, int limit, CancellationToken cancellationToken);

    Task<Product?> FindAsync(int productId, CancellationToken cancellationToken);
}

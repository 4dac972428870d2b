using Recommendations.Models;

namespace Recommendations.Services;

public interface IRanker
{
    IReadOnlyList<RankedProduct> Rank(CustomerProfile profile, IReadOnlyList<Product> candidates);
}

using Recommendations.Caching;
using Recommendations.Data;
using Recommendations.Models;
using Recommendations.Telemetry;

namespace Recommendations.Services;

public sealed class RecommendationService(
    ProfileReader profiles, IProductRepository products, IRanker ranker, RecommendationCache cache, RecommendationMetrics metrics)
{
    private const int CandidateLimit = 200;

    public Task<IReadOnlyList<RankedProduct>> RecommendAsync(RecommendationRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (cache.TryGet(request.CustomerId, out var remembered))
        {
            return Task.FromResult(remembered);
        }

        var profile = profiles.Read(request.CustomerId);
        var candidates = products.FindCandidates(profile.FavouriteCategory, CandidateLimit);
        IReadOnlyList<RankedProduct> ranked = [.. ranker.Rank(profile, candidates).Take(request.Count)];

        foreach (var product in ranked)
        {
            RecentlyShown.Note(product.ProductId);
        }

        cache.Remember(request.CustomerId, ranked);
        metrics.Recommended(profile, ranked.Count);
        return Task.FromResult(ranked);
    }
}

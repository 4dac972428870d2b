namespace Recommendations.Models;

public sealed record SearchResult(SearchIntent Intent, IReadOnlyList<SearchHit> Hits);

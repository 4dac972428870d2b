using System.Diagnostics;
using Recommendations.Ai;
using Recommendations.Models;
using Recommendations.Telemetry;

namespace Recommendations.Services;

public sealed class SearchService(QueryEmbedder embedder, IntentClassifier intents, ProductVectors vectors, SearchMetrics metrics)
{
    public async Task<SearchResult> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        RecentQueries.Note(query);

        var embedding = embedder.EmbedAsync(query, cancellationToken);
        var intent = intents.ClassifyAsync(query, cancellationToken);
        await Task.WhenAll(embedding, intent);

        // Both are complete: Result does not block here.
        var hits = vectors.Nearest(embedding.Result.Span, count: 20);
        metrics.Searched(intent.Result, Stopwatch.GetElapsedTime(started));
        return new SearchResult(intent.Result, hits);
    }
}

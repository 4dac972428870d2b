using System.Diagnostics.Metrics;
using Recommendations.Models;

namespace Recommendations.Telemetry;

public sealed class SearchMetrics
{
    private readonly Histogram<double> _duration;

    public SearchMetrics(IMeterFactory meters)
    {
        _duration = meters.Create("Recommendations.Search").CreateHistogram<double>("search.duration", unit: "ms");
    }

    public void Searched(SearchIntent intent, TimeSpan elapsed)
    {
        _duration.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("intent", intent));
    }
}

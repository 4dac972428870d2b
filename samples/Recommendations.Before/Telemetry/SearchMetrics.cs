using System.Diagnostics.Metrics;
using Recommendations.Models;

namespace Recommendations.Telemetry;

public sealed class SearchMetrics
{
    private readonly Meter _meter;

    public SearchMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Recommendations.Search");
    }

    public void Searched(SearchIntent intent, TimeSpan elapsed)
    {
        var duration = _meter.CreateHistogram<double>("search.duration", unit: "ms"); // expect: SCL4103
        duration.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("intent", intent));
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Recommendations.Models;

namespace Recommendations.Telemetry;

public sealed class RecommendationMetrics
{
    private readonly Counter<long> _served;
    private readonly Counter<long> _products;
    private readonly Histogram<int> _length;

    public RecommendationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Recommendations");
        _served = meter.CreateCounter<long>("recommendations.served");
        _products = meter.CreateCounter<long>("recommendations.products");
        _length = meter.CreateHistogram<int>("recommendations.length");
    }

    public void Recommended(CustomerProfile profile, int products)
    {
        // A span is stored once; only metrics keep a series for every value of a label.
        Activity.Current?.SetTag("customer.id", profile.Id);
        _served.Add(1, new KeyValuePair<string, object?>("tier", profile.Tier));
        _length.Record(products);
        _products.Add(products, new KeyValuePair<string, object?>("tier", profile.Tier));
    }
}

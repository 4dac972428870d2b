using System.Diagnostics;
using System.Diagnostics.Metrics;
using Recommendations.Models;

namespace Recommendations.Telemetry;

public sealed class RecommendationMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _served;
    private readonly Counter<long> _products;

    public RecommendationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Recommendations");
        _served = _meter.CreateCounter<long>("recommendations.served");
        _products = _meter.CreateCounter<long>("recommendations.products");
    }

    public void Recommended(CustomerProfile profile, int products)
    {
        // A span is stored once; only metrics keep a series for every value of a label.
        Activity.Current?.SetTag("customer.id", profile.Id);
        _served.Add(1, new KeyValuePair<string, object?>("customer_id", profile.Id)); // expect: SCL4101
        _meter.CreateHistogram<int>($"recommendations.length.{profile.Id}").Record(products); // expect: SCL4102
        _products.Add(products, new KeyValuePair<string, object?>("tier", profile.Tier));
    }
}

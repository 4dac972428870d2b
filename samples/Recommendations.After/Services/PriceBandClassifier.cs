using Recommendations.Models;

namespace Recommendations.Services;

public sealed class PriceBandClassifier
{
    // Read once, when the container makes the only instance.
    private readonly string[] _bands = File.Exists("models/bands.txt") ? File.ReadAllLines("models/bands.txt") : ["low", "middle", "high"];

    public string Classify(Product product) => _bands[Math.Clamp((int)(product.Price / 100), 0, _bands.Length - 1)];
}

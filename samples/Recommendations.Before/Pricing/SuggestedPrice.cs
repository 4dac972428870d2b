using Microsoft.ML.Data;

namespace Recommendations.Pricing;

public sealed class SuggestedPrice
{
    [ColumnName("Score")]
    public float Price { get; set; }
}

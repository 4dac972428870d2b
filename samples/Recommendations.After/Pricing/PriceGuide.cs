using Microsoft.ML;

namespace Recommendations.Pricing;

/// <summary>What a product should cost, judged by the model that <see cref="PriceTraining"/> made last.</summary>
public sealed class PriceGuide(MLContext ml)
{
    private volatile ITransformer? _model;

    public void Use(ITransformer model) => _model = model;

    public float? Suggest(PriceExample product)
    {
        if (_model is not { } model)
        {
            return null;
        }

        var suggested = model.Transform(ml.Data.LoadFromEnumerable([product]));
        return ml.Data.CreateEnumerable<SuggestedPrice>(suggested, reuseRowObject: false).First().Price;
    }
}

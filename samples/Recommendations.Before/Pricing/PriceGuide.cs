using Microsoft.EntityFrameworkCore;
using Microsoft.ML;
using Recommendations.Data;

namespace Recommendations.Pricing;

/// <summary>What a product should cost, judged by products like it.</summary>
public sealed class PriceGuide(ShopContext db)
{
    private readonly MLContext _ml = new(seed: 1);

    public async Task<float> SuggestAsync(PriceExample product, CancellationToken cancellationToken)
    {
        var known = await db.Products
            .Where(candidate => candidate.Category == product.Category)
            .Select(candidate => new PriceExample { Category = candidate.Category, Popularity = (float)candidate.Popularity, Price = (float)candidate.Price })
            .Take(5_000)
            .ToListAsync(cancellationToken);

        var pipeline = _ml.Transforms.Concatenate("Features", nameof(PriceExample.Popularity))
            .Append(_ml.Regression.Trainers.Sdca(nameof(PriceExample.Price)));
        var model = pipeline.Fit(_ml.Data.LoadFromEnumerable(known)); // expect: SCL3001

        var suggested = model.Transform(_ml.Data.LoadFromEnumerable([product]));
        return _ml.Data.CreateEnumerable<SuggestedPrice>(suggested, reuseRowObject: false).First().Price;
    }
}

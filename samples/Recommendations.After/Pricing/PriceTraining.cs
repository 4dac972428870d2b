using Microsoft.EntityFrameworkCore;
using Microsoft.ML;
using Recommendations.Data;

namespace Recommendations.Pricing;

/// <summary>Trains the price model once a day: what that costs does not depend on how many people ask for a price.</summary>
public sealed class PriceTraining(MLContext ml, PriceGuide guide, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            guide.Use(await TrainAsync(stoppingToken));
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<ITransformer> TrainAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var products = await scope.ServiceProvider.GetRequiredService<ShopContext>().Products
            .OrderByDescending(product => product.Popularity)
            .Select(product => new PriceExample { Category = product.Category, Popularity = (float)product.Popularity, Price = (float)product.Price })
            .Take(50_000)
            .ToListAsync(cancellationToken);

        return ml.Transforms.Categorical.OneHotEncoding(nameof(PriceExample.Category))
            .Append(ml.Transforms.Concatenate("Features", nameof(PriceExample.Category), nameof(PriceExample.Popularity)))
            .Append(ml.Regression.Trainers.Sdca(nameof(PriceExample.Price)))
            .Fit(ml.Data.LoadFromEnumerable(products));
    }
}

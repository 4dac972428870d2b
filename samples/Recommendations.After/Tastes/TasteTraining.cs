using Microsoft.EntityFrameworkCore;
using Microsoft.ML;
using Recommendations.Data;

namespace Recommendations.Tastes;

/// <summary>Learns each night what customers like: one model, which is told who the customer is.</summary>
public sealed class TasteTraining(MLContext ml, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var liked = await scope.ServiceProvider.GetRequiredService<ShopContext>().Feedback
                .OrderByDescending(feedback => feedback.Id)
                .Select(feedback => new TasteExample { CustomerId = feedback.CustomerId, ProductId = feedback.ProductId, Liked = feedback.Liked })
                .Take(100_000)
                .ToListAsync(stoppingToken);
            var examples = ml.Data.LoadFromEnumerable(liked);
            var model = Pipeline().Fit(examples);
            ml.Model.Save(model, examples.Schema, "models/taste.zip");
        }
    }

    private IEstimator<ITransformer> Pipeline() => ml.Transforms.Categorical.OneHotHashEncoding(nameof(TasteExample.CustomerId))
        .Append(ml.Transforms.Concatenate("Features", nameof(TasteExample.CustomerId), nameof(TasteExample.ProductId)))
        .Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression(nameof(TasteExample.Liked)));
}

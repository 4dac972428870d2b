using Microsoft.EntityFrameworkCore;
using Microsoft.ML;
using Recommendations.Data;

namespace Recommendations.Tastes;

/// <summary>Learns each night what customers like.</summary>
public sealed class TasteTraining(IServiceScopeFactory scopes) : BackgroundService
{
    private readonly MLContext _ml = new(seed: 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            foreach (var customer in await db.Customers.Select(customer => customer.Id).ToListAsync(stoppingToken))
            {
                var liked = await db.Feedback
                    .Where(feedback => feedback.CustomerId == customer)
                    .Select(feedback => new TasteExample { CustomerId = feedback.CustomerId, ProductId = feedback.ProductId, Liked = feedback.Liked })
                    .ToListAsync(stoppingToken);
                var examples = _ml.Data.LoadFromEnumerable(liked);
                var model = Pipeline().Fit(examples); // expect: SCL3002
                _ml.Model.Save(model, examples.Schema, $"models/taste/{customer}.zip");
            }
        }
    }

    private IEstimator<ITransformer> Pipeline() => _ml.Transforms.Concatenate("Features", nameof(TasteExample.ProductId))
        .Append(_ml.BinaryClassification.Trainers.SdcaLogisticRegression(nameof(TasteExample.Liked)));
}

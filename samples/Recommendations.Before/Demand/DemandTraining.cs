using Microsoft.EntityFrameworkCore;
using Microsoft.ML;
using Recommendations.Data;

namespace Recommendations.Demand;

/// <summary>Learns each night which products are in demand.</summary>
public sealed class DemandTraining(IServiceScopeFactory scopes) : BackgroundService
{
    private readonly MLContext _ml = new(seed: 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var feedback = await scope.ServiceProvider.GetRequiredService<ShopContext>().Feedback
                .Select(one => new DemandExample { ProductId = one.ProductId, Liked = one.Liked })
                .ToListAsync(stoppingToken);
            var examples = _ml.Data.LoadFromEnumerable(feedback);
            var model = _ml.Transforms.Concatenate("Features", nameof(DemandExample.ProductId)) // expect: SCL3003
                .Append(_ml.BinaryClassification.Trainers.SdcaLogisticRegression(nameof(DemandExample.Liked)))
                .Fit(examples);
            _ml.Model.Save(model, examples.Schema, "models/demand.zip");
        }
    }
}

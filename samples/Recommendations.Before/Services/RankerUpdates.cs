namespace Recommendations.Services;

/// <summary>Fetches the newest ranker once a day.</summary>
public sealed class RankerUpdates(IHttpClientFactory clients, IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var model = await clients.CreateClient().GetByteArrayAsync(configuration["Ranker:Source"], stoppingToken);
            await File.WriteAllBytesAsync($"models/ranker-{DateTime.UtcNow:yyyyMMdd}.onnx", model, stoppingToken); // expect: SCL4003
        }
    }
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Telemetry;

public class InstrumentCreatedPerRequestTests
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using System.Diagnostics.Metrics;
        using Prometheus;

        """;

    private static string Handler(string statements) => Usings + $$"""
        public static class Endpoints
        {
            private static readonly Meter Shop = new("shop");
            private static readonly Counter<long> Orders = Shop.CreateCounter<long>("orders");
            private static readonly ConcurrentDictionary<string, Counter<long>> ByName = new();

            public static void Map(WebApplication app) =>
                app.MapPost("/order", (IMeterFactory factory, Prometheus.IMetricFactory metrics, string name) =>
                {
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("[|Shop.CreateCounter<long>(\"orders\")|].Add(1);")]
    [InlineData("var latency = [|Shop.CreateHistogram<double>(\"latency\", \"ms\")|]; latency.Record(1);")]
    [InlineData("var gauge = [|Shop.CreateObservableGauge(\"queue\", () => 1)|];")]
    [InlineData("using var meter = [|new Meter(\"shop\")|];")]
    [InlineData("[|new Meter(\"shop\").CreateCounter<long>(\"orders\")|].Add(1);")]
    [InlineData("var meter = [|new Meter(\"shop\")|]; [|meter.CreateCounter<long>(\"orders\")|].Add(1);")]
    [InlineData("[|factory.Create(\"shop\").CreateCounter<long>(\"orders\")|].Add(1);")]
    [InlineData("[|Metrics.CreateCounter(\"orders\", \"Orders.\")|].Inc();")]
    [InlineData("[|metrics.CreateHistogram(\"latency\", \"Latency.\")|].Observe(1);")]
    public Task MadeInHandler_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("Orders.Add(1);")]
    [InlineData("var meter = factory.Create(\"shop\");")]
    [InlineData("ByName.GetOrAdd(name, key => Shop.CreateCounter<long>(key)).Add(1);")]
    public Task MadeOnce_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task ConstructorOfASingleton_IsSilent() => Verify(Usings + """
        public class ShopMetrics
        {
            private readonly Counter<long> _orders;
            public ShopMetrics(IMeterFactory factory) => _orders = factory.Create("shop").CreateCounter<long>("orders");
            public void Order() => _orders.Add(1);
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddSingleton<ShopMetrics>();
                builder.Build().MapPost("/order", (ShopMetrics metrics) => metrics.Order());
            }
        }
        """);

    [Fact]
    public Task ConstructorOfAScopedService_IsReported() => Verify(Usings + """
        public class ShopMetrics
        {
            private readonly Counter<long> _orders;
            public ShopMetrics(IMeterFactory factory) => _orders = [|factory.Create("shop").CreateCounter<long>("orders")|];
            public void Order() => _orders.Add(1);
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddScoped<ShopMetrics>();
                builder.Build().MapPost("/order", (ShopMetrics metrics) => metrics.Order());
            }
        }
        """);

    private static Task Verify(string code) => new RuleTest<EmptyCodeFixProvider>("SCL4103") { TestCode = code }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

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

    [Fact]
    public Task InstrumentsOfAStaticMeter_BecomeStaticFieldsBelowIt() => VerifyFix(
        """
        using System.Diagnostics.Metrics;
        public static class Endpoints
        {
            private static readonly Meter Shop = new("shop");

            public static void Map(WebApplication app) =>
                app.MapPost("/order", (int items) =>
                {
                    var orders = [|Shop.CreateCounter<long>("orders")|]; // all shops
                    orders.Add(1);
                    [|Shop.CreateHistogram<int>("items")|].Record(items);
                    [|Shop.CreateCounter<long>("orders")|].Add(0);
                });
        }
        """,
        """
        using System.Diagnostics.Metrics;
        public static class Endpoints
        {
            private static readonly Meter Shop = new("shop");
            // all shops
            private static readonly Counter<long> Orders = Shop.CreateCounter<long>("orders");
            private static readonly Histogram<int> SharedHistogram = Shop.CreateHistogram<int>("items");

            public static void Map(WebApplication app) =>
                app.MapPost("/order", (int items) =>
                {
                    Orders.Add(1);
                    SharedHistogram.Record(items);
                    Orders.Add(0);
                });
        }
        """,
        iterations: 3);

    [Fact]
    public Task MeterAndItsInstrument_MoveTogether() => VerifyFix(
        """
        using System.Diagnostics.Metrics;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/order", () =>
                {
                    var meter = [|new Meter("shop")|];
                    var orders = [|meter.CreateCounter<long>("orders")|];
                    orders.Add(1);
                });
        }
        """,
        """
        using System.Diagnostics.Metrics;
        public static class Endpoints
        {
            private static readonly Meter SharedMeter = new Meter("shop");
            private static readonly Counter<long> Orders = SharedMeter.CreateCounter<long>("orders");

            public static void Map(WebApplication app) =>
                app.MapPost("/order", () =>
                {
                    Orders.Add(1);
                });
        }
        """,
        iterations: 2);

    [Fact]
    public Task InstrumentInAMethodOfASingleton_BecomesAFieldSetInItsConstructor() => VerifyFix(
        Singleton(
            """
                private readonly Meter _meter;

                public ShopMetrics(IMeterFactory factory)
                {
                    _meter = factory.Create("shop");
                }

                public void Order() => [|_meter.CreateCounter<long>("orders")|].Add(1);
            """),
        Singleton(
            """
                private readonly Meter _meter;
                private readonly Counter<long> _sharedCounter;

                public ShopMetrics(IMeterFactory factory)
                {
                    _meter = factory.Create("shop");
                    _sharedCounter = _meter.CreateCounter<long>("orders");
                }

                public void Order() => _sharedCounter.Add(1);
            """));

    [Fact]
    public Task InstrumentOfAPrimaryConstructorsMeter_IsSetWhereItIsDeclared() => VerifyFix(
        Singleton("    public void Order() => [|factory.Create(\"shop\").CreateCounter<long>(\"orders\")|].Add(1);", "(IMeterFactory factory)"),
        Singleton(
            """
                private readonly Counter<long> _sharedCounter = factory.Create("shop").CreateCounter<long>("orders");

                public void Order() => _sharedCounter.Add(1);
            """,
            "(IMeterFactory factory)"));

    [Fact]
    public Task PrometheusInstrument_BecomesStatic() => VerifyFix(
        """
        using Prometheus;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/order", () => [|Metrics.CreateCounter("orders", "Orders.")|].Inc());
        }
        """,
        """
        using Prometheus;
        public static class Endpoints
        {
            private static readonly Counter SharedCounter = Metrics.CreateCounter("orders", "Orders.");

            public static void Map(WebApplication app) =>
                app.MapPost("/order", () => SharedCounter.Inc());
        }
        """);

    [Theory]
    [InlineData("[|Shop.CreateCounter<long>(name)|].Add(1);")]
    [InlineData("var gauge = [|Shop.CreateObservableGauge(\"queue\", () => name.Length)|];")]
    [InlineData("[|factory.Create(\"shop\").CreateCounter<long>(\"orders\")|].Add(1);")]
    public Task InstrumentOfTheRequest_IsNotMoved(string statements) => VerifyFix(Handler(statements), Handler(statements));

    [Fact]
    public Task ScopedMetricsService_IsRegisteredAsSingleton() => VerifyFix(Service("AddScoped", "[|", "|]"), Service("AddSingleton", "", ""), iterations: 1);

    private static string Service(string method, string open, string close) => $$"""
        using System.Diagnostics.Metrics;
        public class ShopMetrics
        {
            private readonly Counter<long> _orders;
            private readonly Histogram<int> _items;
            public ShopMetrics(IMeterFactory factory)
            {
                var meter = factory.Create("shop");
                _orders = {{open}}meter.CreateCounter<long>("orders"){{close}};
                _items = {{open}}meter.CreateHistogram<int>("items"){{close}};
            }
            public void Order(int items) { _orders.Add(1); _items.Record(items); }
        }
        public static class Registrations
        {
            public static void Add(IServiceCollection services) => services.{{method}}<ShopMetrics>();
            public static void Map(WebApplication app) => app.MapPost("/order", (ShopMetrics metrics) => metrics.Order(1));
        }
        """;

    private static string Singleton(string members, string parameters = "") => $$"""
        using System.Diagnostics.Metrics;
        public class ShopMetrics{{parameters}}
        {
        {{members}}
        }
        public static class Registrations
        {
            public static void Add(IServiceCollection services) => services.AddSingleton<ShopMetrics>();
            public static void Map(WebApplication app) => app.MapPost("/order", (ShopMetrics metrics) => metrics.Order());
        }
        """;

    private static Task VerifyFix(string code, string fixedCode, int iterations = 1) =>
        new RuleTest<InstrumentCreatedPerRequestCodeFixProvider>("SCL4103")
        {
            TestCode = code,
            FixedCode = fixedCode,
            NumberOfIncrementalIterations = code == fixedCode ? 0 : iterations,
            NumberOfFixAllIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInDocumentIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInProjectIterations = code == fixedCode ? 0 : 1,
        }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string code) => new RuleTest<EmptyCodeFixProvider>("SCL4103") { TestCode = code }.RunAsync(TestContext.Current.CancellationToken);
}

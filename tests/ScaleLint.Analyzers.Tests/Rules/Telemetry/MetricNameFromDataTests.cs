using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Telemetry;

public class MetricNameFromDataTests
{
    private static string Handler(string statements) => $$"""
        using System.Collections.Concurrent;
        using System.Diagnostics.Metrics;
        using Prometheus;
        public enum Plan { Free, Paid }
        public record Order(Guid Id, string CustomerId);
        public class MetricsOptions { public string Prefix { get; set; } = ""; public string TenantId { get; set; } = ""; }
        public static class Endpoints
        {
            private const string Prefix = "shop";
            private static readonly Meter Shop = new("shop");
            private static readonly ConcurrentDictionary<string, Counter<long>> ByName = new();
            private static void Count(string userId) => Shop.CreateCounter<long>("orders." + userId).Add(1);
            private static string Bucket(string tenant) => tenant.Length < 5 ? "short" : "long";

            public static void Map(WebApplication app, MetricsOptions options) =>
                app.MapPost("/order", (Prometheus.IMetricFactory metrics, Order order, Plan plan, string tenantId, string name, string category, bool cached) =>
                {
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("Shop.CreateCounter<long>([|$\"orders.{tenantId}\"|]).Add(1);")]
    [InlineData("Shop.CreateCounter<long>([|\"orders.\" + tenantId|]).Add(1);")]
    [InlineData("Shop.CreateHistogram<double>([|$\"{Prefix}.{order.CustomerId}.latency\"|], \"ms\").Record(1);")]
    [InlineData("Shop.CreateCounter<long>([|$\"order.{order.Id:N}\"|]).Add(1);")]
    [InlineData("Shop.CreateCounter<long>(name: [|tenantId|]).Add(1);")]
    [InlineData("var id = $\"orders.{tenantId}\"; Shop.CreateCounter<long>([|id|]).Add(1);")]
    [InlineData("using var meter = new Meter([|$\"shop.{tenantId}\"|]);")]
    [InlineData("Metrics.CreateCounter([|$\"orders_{tenantId}\"|], \"Orders.\").Inc();")]
    [InlineData("metrics.CreateHistogram([|\"latency_\" + tenantId.Replace('-', '_')|], \"Latency.\").Observe(1);")]
    [InlineData("try { } catch (Exception e) { Shop.CreateCounter<long>([|\"errors.\" + e.Message|]).Add(1); }")]
    [InlineData("ByName.GetOrAdd(tenantId, key => Shop.CreateCounter<long>([|\"orders.\" + key|])).Add(1);")]
    [InlineData("ByName.GetOrAdd(order.CustomerId, _ => Shop.CreateCounter<long>([|$\"orders.{order.CustomerId}\"|])).Add(1);")]
    public Task NamePerUserOrRequest_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("Shop.CreateCounter<long>(\"orders\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"{Prefix}.orders\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{plan}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{cached}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"{options.Prefix}.orders\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{options.TenantId}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{typeof(Order).Name}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{Bucket(tenantId)}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>(tenantId switch { \"a\" => \"orders.a\", _ => \"orders.other\" }).Add(1);")]
    [InlineData("try { } catch (Exception e) { Shop.CreateCounter<long>($\"errors.{e.GetType().Name}\").Add(1); }")]
    [InlineData("ByName.GetOrAdd(name, key => Shop.CreateCounter<long>(key)).Add(1);")]
    [InlineData("Shop.CreateCounter<long>($\"orders.{category}\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>(\"orders\", description: $\"Orders of {tenantId}\").Add(1);")]
    public Task ConstantBoundedOrUnprovenName_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task HelperThatGetsConstants_IsSilent() => Verify("""
        using System.Diagnostics.Metrics;
        public static class Endpoints
        {
            private static readonly Meter Shop = new("shop");
            private static void Count(string request) => Shop.CreateCounter<long>($"requests.{request}").Add(1);
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", () => Count("a"));
                app.MapGet("/b", () => Count("b"));
            }
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify("""
        using System.Diagnostics.Metrics;
        public class Import(Meter meter)
        {
            public void Run(string tenantId) => meter.CreateCounter<long>($"rows.{tenantId}").Add(1);
        }
        """);

    [Fact]
    public Task SameCall_IsNotReportedAsCreatedPerRequestToo() => new RuleTest<EmptyCodeFixProvider>("SCL4103")
    {
        TestCode = Handler("Shop.CreateCounter<long>($\"orders.{tenantId}\").Add(1); [|Shop.CreateCounter<long>($\"orders.{plan}\")|].Add(1);"),
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task CatalogueThatNamesTheParameter_IsRead()
    {
        var compilation = Analyze.Compile("""
            public static class Stats { public static void Count(string stat, string[]? tags = null) { } }
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/a", (string userId) => Stats.Count($"hits.{userId}"));
            }
            """);

        var messages = await Analyze.MessagesAsync(compilation, "", ("/scalelint.apis.txt", "metric-record  M:Stats.Count  labels=tags name=stat"));

        Assert.Equal(["SCL4102: Metric name $\"hits.{userId}\" (one per user) makes one metric per value: GET /a"], messages);
    }

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL4102")
    {
        TestCode = Handler("Shop.CreateCounter<long>($\"orders.{\"); Shop.CreateCounter<long>(); ByName.GetOrAdd(, k => Shop.CreateCounter<long>(k));"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("Shop.CreateCounter<long>([|$\"orders.{tenantId}\"|]).Add(1);", "Shop.CreateCounter<long>(\"orders\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>([|\"orders.\" + tenantId + \".count\"|]).Add(1);", "Shop.CreateCounter<long>(\"orders.count\").Add(1);")]
    [InlineData("Shop.CreateCounter<long>([|$\"{Prefix}.{tenantId}.orders\"|] /* all */).Add(1);", "Shop.CreateCounter<long>(\"shop.orders\" /* all */).Add(1);")]
    public Task Fix_LeavesTheConstantPart(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("Shop.CreateCounter<long>([|$\"{options.Prefix}.{tenantId}\"|]).Add(1);")]
    [InlineData("Shop.CreateCounter<long>([|tenantId|]).Add(1);")]
    [InlineData("ByName.GetOrAdd(tenantId, key => Shop.CreateCounter<long>([|\"orders.\" + key|])).Add(1);")]
    public Task Fix_IsWithheldWhereNoConstantIsLeft(string statements) => VerifyFix(statements, statements);

    [Fact]
    public Task FixAll_MendsEveryName() => VerifyFix(
        "Shop.CreateCounter<long>([|$\"a.{tenantId}\"|]).Add(1); Shop.CreateCounter<long>([|$\"b.{tenantId}\"|]).Add(1);",
        "Shop.CreateCounter<long>(\"a\").Add(1); Shop.CreateCounter<long>(\"b\").Add(1);",
        iterations: 2);

    private static Task VerifyFix(string before, string after, int iterations = 1)
    {
        var test = new RuleTest<MetricNameFromDataCodeFixProvider>("SCL4102") { TestCode = Handler(before), FixedCode = Handler(after) };
        if (before != after)
        {
            test.NumberOfIncrementalIterations = iterations;
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4102") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Telemetry;

public class HighCardinalityLabelTests
{
    private static string Handler(string statements) => $$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Security.Claims;
        public enum Plan { Free, Paid }
        public record Order(Guid Id, string CustomerId, string Region);
        public record CustomerProfile(string Id, string Region);
        public record Found(string Id);
        public static class Endpoints
        {
            private static readonly Meter Meter = new("shop");
            private static readonly Counter<long> Requests = Meter.CreateCounter<long>("requests");
            private static readonly Histogram<double> Latency = Meter.CreateHistogram<double>("latency");
            private static readonly ActivitySource Source = new("shop");
            private static readonly HashSet<string> KnownTenants = new() { "a", "b" };
            private static string Bucket(string tenant) => tenant.Length < 5 ? "short" : "long";

            public static void Map(WebApplication app) =>
                app.MapPost("/order", (HttpContext context, ClaimsPrincipal user, Order order, CustomerProfile profile, Found found, string userId, string tenant, string prompt, Plan plan, int status, bool cached) =>
                {
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", userId)|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"tenant\", tenant)|]);")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"plan\", plan), [|new KeyValuePair<string, object?>(\"order\", order.Id)|]);")]
    [InlineData("Requests.Add(1, new(\"a\", plan), new(\"b\", plan), new(\"c\", plan), [|new KeyValuePair<string, object?>(\"user\", userId)|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", userId)|], new(\"a\", plan), new(\"b\", plan), new(\"c\", plan));")]
    [InlineData("Latency.Record(1.5, [|KeyValuePair.Create<string, object?>(\"path\", context.Request.Path)|]);")]
    [InlineData("Latency.Record(1.5, [|KeyValuePair.Create<string, object?>(\"path\", context.Request.Path.Value)|]);")]
    [InlineData("Requests.Add(1, new TagList { [|{ \"customer\", order.CustomerId }|], { \"region\", order.Region } });")]
    [InlineData("var tags = new TagList { [|{ \"customer\", order.CustomerId }|] }; Requests.Add(1, tags);")]
    [InlineData("var tags = new TagList(); [|tags.Add(\"trace\", context.TraceIdentifier)|]; Requests.Add(1, tags);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", user.FindFirstValue(\"sub\"))|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", user.Identity?.Name ?? \"none\")|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"id\", Guid.NewGuid().ToString())|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"key\", $\"u-{userId}\")|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"prompt\", prompt)|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"at\", DateTime.UtcNow)|]);")]
    [InlineData("try { } catch (Exception e) { Requests.Add(1, [|new KeyValuePair<string, object?>(\"error\", e.Message)|]); }")]
    [InlineData("var who = userId; Requests.Add(1, [|new KeyValuePair<string, object?>(\"who\", who)|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"who\", profile.Id)|]);")]
    [InlineData("Requests.Add(1, [|new KeyValuePair<string, object?>(\"customer_id\", found.Id)|]);")]
    public Task UnboundedValue_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"plan\", plan));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"plan\", plan.ToString()));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"status\", status));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"status\", context.Response.StatusCode));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"cached\", cached));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"route\", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", KnownTenants.Contains(tenant) ? tenant : \"other\"));")]
    [InlineData("if (!KnownTenants.Contains(tenant)) { tenant = \"other\"; } Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", tenant));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", Bucket(tenant)));")]
    [InlineData("var tenantId = Bucket(tenant); Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", tenantId));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", tenant switch { \"a\" => \"a\", _ => \"other\" }));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"error\", new InvalidOperationException().GetType().Name));")]
    [InlineData("using var activity = Source.StartActivity(\"score\"); activity?.SetTag(\"user\", userId);")]
    [InlineData("var tags = new TagList { { \"user\", userId } }; using var activity = Source.StartActivity(\"score\", ActivityKind.Internal, default(ActivityContext), tags);")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"region\", order.Region));")]
    [InlineData("Requests.Add(1, new KeyValuePair<string, object?>(\"found\", found.Id));")]
    public Task BoundedValueOrSpanTag_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task PrometheusLabelValue_IsReportedWithoutFix() => Verify("""
        using Prometheus;
        public static class Endpoints
        {
            private static readonly Counter Requests = Metrics.CreateCounter("requests", "help", "user", "plan");
            public static void Map(WebApplication app) =>
                app.MapGet("/", (string userId) => Requests.WithLabels([|userId|], "free").Inc());
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify("""
        using System.Diagnostics.Metrics;
        public class Import
        {
            private static readonly Counter<long> Rows = new Meter("m").CreateCounter<long>("rows");
            public void Run(string userId) => Rows.Add(1, new KeyValuePair<string, object?>("user", userId));
        }
        """);

    [Fact]
    public Task AllowedLabel_IsSilent() => new RuleTest<EmptyCodeFixProvider>("SCL4101")
    {
        TestCode = Handler("Requests.Add(1, new KeyValuePair<string, object?>(\"tenant\", tenant));"),
        EditorConfig = "scalelint.SCL4101.allowed_labels = tenant, region",
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(
        "Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", userId)|], new KeyValuePair<string, object?>(\"plan\", plan));",
        "Requests.Add(1, new KeyValuePair<string, object?>(\"plan\", plan));")]
    [InlineData(
        "Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", userId)|]); // one per call",
        "Requests.Add(1); // one per call")]
    [InlineData(
        "Requests.Add(1, new TagList { [|{ \"customer\", order.CustomerId }|], { \"region\", order.Region } });",
        "Requests.Add(1, new TagList { { \"region\", order.Region } });")]
    [InlineData(
        "var tags = new TagList(); [|tags.Add(\"user\", userId)|]; Requests.Add(1, tags);",
        "var tags = new TagList(); Requests.Add(1, tags);")]
    public Task Fix_RemovesTheLabel(string before, string after) => new RuleTest<HighCardinalityLabelCodeFixProvider>("SCL4101")
    {
        TestCode = Handler(before),
        FixedCode = Handler(after),
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixAll_RemovesEveryLabel() => new RuleTest<HighCardinalityLabelCodeFixProvider>("SCL4101")
    {
        TestCode = Handler("Requests.Add(1, [|new KeyValuePair<string, object?>(\"user\", userId)|], [|new KeyValuePair<string, object?>(\"tenant\", tenant)|]); Latency.Record(1, [|new KeyValuePair<string, object?>(\"prompt\", prompt)|]);"),
        FixedCode = Handler("Requests.Add(1); Latency.Record(1);"),
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4101") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

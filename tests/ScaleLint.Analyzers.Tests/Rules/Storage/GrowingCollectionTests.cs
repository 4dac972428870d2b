using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class GrowingCollectionTests
{
    // One static collection, what else the class does with it, and what the handler does with it.
    private static string Handler(string field, string statements, string members = "") => $$"""
        using System.Collections.Concurrent;
        using System.Diagnostics;
        public enum Plan { Free, Paid }
        public class ScoreOptions { public string Model { get; set; } = ""; }
        public static class Endpoints
        {
            private static readonly HashSet<string> Regions = new() { "eu", "us" };
            {{field}}
            {{members}}
            private static float Score(string text) => text.Length;
            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string id, string region, int number, Plan plan, Type type, ScoreOptions options) =>
                {
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("private static readonly List<string> Items = new();", "[|Items.Add(id)|];")]
    [InlineData("private static readonly List<string> Items = new();", "[|Items.Add(\"seen\")|];")]
    [InlineData("public static List<string> Items { get; } = new();", "[|Items.Add(id)|];")]
    [InlineData("private static readonly List<string> Items = new();", "lock (Items) { [|Items.Insert(0, id)|]; }")]
    [InlineData("private static readonly Queue<string> Items = new();", "[|Items.Enqueue(id)|];")]
    [InlineData("private static readonly ConcurrentBag<string> Items = new();", "[|Items.Add(id)|];")]
    [InlineData("private static readonly HashSet<string> Items = new();", "if (!Items.Contains(id)) { [|Items.Add(id)|]; }")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "[|Items[id]|] = Score(id);")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "if (!Items.TryGetValue(id, out var hit)) { hit = Score(id); [|Items[id]|] = hit; }")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "if (Items.ContainsKey(id)) { return; } [|Items.Add(id, Score(id))|];")]
    [InlineData("private static readonly ConcurrentDictionary<string, float> Items = new();", "[|Items.GetOrAdd(id, Score)|];")]
    [InlineData("private static readonly ConcurrentDictionary<string, SemaphoreSlim> Items = new();", "var gate = [|Items.GetOrAdd(id, _ => new SemaphoreSlim(1))|];")]
    [InlineData("private static readonly ConcurrentDictionary<Guid, float> Items = new();", "[|Items.TryAdd(Guid.NewGuid(), 1)|];")]
    [InlineData("private static readonly ConcurrentDictionary<string, int> Items = new();", "[|Items.AddOrUpdate($\"{plan}:{id}\", 1, (_, n) => n + 1)|];")]
    [InlineData("private static readonly IDictionary<string, float> Items = new Dictionary<string, float>();", "[|Items[id]|] = 1;")]
    [InlineData("private static readonly List<string> Items = new();", "[|Items.Add(id)|]; if (Items.Count == 0) { return; }")]
    public Task CollectionThatOnlyGrows_IsReported(string field, string statements) => Verify(Handler(field, statements));

    [Theory]
    [InlineData("agentId", "Items[agentId] = 1;")]
    [InlineData("modelName", "Items.GetOrAdd(modelName, _ => 1);")]
    [InlineData("language", "Items[$\"prompt-{language}\"] = 1;")]
    [InlineData("agentId", "[|Items[agentId + Guid.NewGuid()]|] = 1;")]
    [InlineData("userAgent", "[|Items[userAgent]|] = 1;")]
    [InlineData("remodel", "[|Items[remodel]|] = 1;")]
    public Task KeyOfWhichThereAreFew_IsSilent(string parameter, string statement) => Verify($$"""
        using System.Collections.Concurrent;
        public static class Endpoints
        {
            private static readonly ConcurrentDictionary<string, int> Items = new();
            public static void Map(WebApplication app) => app.MapPost("/score", (string {{parameter}}) => { {{statement}} });
        }
        """);

    [Theory]
    [InlineData("IConnection", "Items[source.ToString()!] = 1;")]
    [InlineData("Connection", "Items.GetOrAdd(source.ToString()!, _ => 1);")]
    [InlineData("Labelled", "[|Items[source.ToString()]|] = 1;")]
    [InlineData("object", "[|Items[source.ToString()!]|] = 1;")]
    public Task NameOfAType_IsNoNewKey(string type, string statement) => Verify($$"""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        public interface IConnection { }
        public class Connection : IConnection { }
        public record Labelled(string Label);
        public static class Endpoints
        {
            private static readonly ConcurrentDictionary<string, int> Items = new();
            public static void Map(WebApplication app) => app.MapPost("/score", ([FromServices] {{type}} source) => { {{statement}} });
        }
        """);

    [Theory]
    [InlineData("Items.Remove(\"a\");")]
    [InlineData("Items.Clear();")]
    [InlineData("if (Items.Count > 100) { Items.RemoveAt(0); }")]
    [InlineData("while (Items.Count >= 100) { }")]
    [InlineData("Items.RemoveRange(0, 10);")]
    [InlineData("Items = new List<string>();")]
    [InlineData("Interlocked.Exchange(ref Items, new List<string>());")]
    [InlineData("Trim(Items);")]
    [InlineData("var alias = Items; alias.Clear();")]
    [InlineData("Items?.Clear();")]
    public Task CollectionThatIsTrimmedSomewhere_IsSilent(string elsewhere) => Verify(Handler(
        "private static List<string> Items = new();", "Items.Add(id);", $"public static void Sweep() {{ {elsewhere} }} private static void Trim(List<string> items) => items.Clear();"));

    [Theory]
    [InlineData("foreach (var item in Items) { }")]
    [InlineData("var text = string.Join(',', Items);")]
    [InlineData("Show(Items);")]
    [InlineData("var copy = Items.ToArray();")]
    [InlineData("IReadOnlyList<string> view = Items;")]
    public Task ReadingTheCollection_DoesNotBoundIt(string elsewhere) => Verify(Handler(
        "private static List<string> Items = new();", "[|Items.Add(id)|];", $"public static void Show() {{ {elsewhere} }} private static void Show(IEnumerable<string> items) {{ }}"));

    [Theory]
    [InlineData("private static readonly ConcurrentDictionary<Type, float> Items = new();", "Items.GetOrAdd(type, _ => 1);")]
    [InlineData("private static readonly ConcurrentDictionary<string, float> Items = new();", "Items.GetOrAdd(type.FullName!, _ => 1);")]
    [InlineData("private static readonly ConcurrentDictionary<Plan, float> Items = new();", "Items.GetOrAdd(plan, _ => 1);")]
    [InlineData("private static readonly ConcurrentDictionary<string, float> Items = new();", "Items.GetOrAdd(plan.ToString(), _ => 1);")]
    [InlineData("private static readonly ConcurrentDictionary<(Type, bool), float> Items = new();", "Items[(type, true)] = 1;")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "Items[\"total\"] = 1;")]
    [InlineData("private static readonly Dictionary<int, float> Items = new();", "Items[number % 16] = 1;")]
    [InlineData("private static readonly ConcurrentDictionary<string, float> Items = new();", "Items.GetOrAdd(options.Model, _ => 1);")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "if (!Regions.Contains(region)) { return; } Items[region] = 1;")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "if (region is not (\"eu\" or \"us\")) { return; } Items[region] = 1;")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "var key = plan == Plan.Free ? \"free\" : \"paid\"; Items[key] = 1;")]
    [InlineData("private static readonly HashSet<string> Items = new();", "Items.Add(nameof(Plan));")]
    public Task KeysFromAFixedSet_AreSilent(string field, string statements) => Verify(Handler(field, statements));

    [Theory]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "var local = new Dictionary<string, float>(); local[id] = 1;")]
    [InlineData("private static List<string> Items => new();", "Items.Add(id);")]
    [InlineData("private static readonly int[] Items = new int[10];", "Items[3] = number;")]
    [InlineData("private static readonly List<int> Items = new() { 1, 2 };", "Items[0] = number;")]
    [InlineData("private static readonly BlockingCollection<string> Items = new(100);", "Items.Add(id);")]
    [InlineData("private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<string, object> Items = new();", "Items.Add(id, new object());")]
    [InlineData("private static List<string>? Items;", "if (Items == null) { Items = new(); Items.Add(\"a\"); }")]
    [InlineData("private static readonly List<string> Items = new(); private static bool _loaded;", "if (_loaded) { return; } Items.Add(\"a\"); _loaded = true;")]
    public Task WhatDoesNotGrow_IsSilent(string field, string statements) => Verify(Handler(field, statements));

    private static string Service(string registration, string classKind = "public class") => $$"""
        {{classKind}} Journal
        {
            private readonly List<string> _lines = new();
            public void Write(string line) => MARK;
        }
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                {{registration}}
                app.MapPost("/log", (string line, Journal journal) => journal.Write(line));
            }
        }
        """;

    [Fact]
    public Task FieldOfSingleton_IsReported() => Verify(Service("builder.Services.AddSingleton<Journal>();").Replace("MARK", "[|_lines.Add(line)|]", StringComparison.Ordinal));

    [Theory]
    [InlineData("builder.Services.AddScoped<Journal>();")]
    [InlineData("builder.Services.AddTransient<Journal>();")]
    [InlineData("")]
    public Task FieldOfShortLivedOrUnknownObject_IsSilent(string registration) => Verify(Service(registration).Replace("MARK", "_lines.Add(line)", StringComparison.Ordinal));

    [Fact]
    public Task ConnectionsRemovedWhenTheyClose_AreSilent() => Verify("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        public class ChatHub : Hub
        {
            private static readonly ConcurrentDictionary<string, string> Connections = new();
            public override Task OnConnectedAsync() { Connections[Context.ConnectionId] = "x"; return Task.CompletedTask; }
            public override Task OnDisconnectedAsync(Exception? error) { Connections.TryRemove(Context.ConnectionId, out _); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task FilledAtStartUp_IsSilent() => Verify("""
        public static class Codes
        {
            private static readonly Dictionary<string, int> Known = new();
            static Codes() { Known["a"] = 1; }
            public static void Load(IEnumerable<string> codes) { foreach (var code in codes) { Known[code] = 1; } }
        }
        """);

    [Fact]
    public async Task Message_NamesTheCollectionAndThePath()
    {
        var messages = await Analyze.MessagesAsync(Service("builder.Services.AddSingleton<Journal>();").Replace("MARK", "_lines.Add(line)", StringComparison.Ordinal));
        Assert.Equal(["SCL4002: 'Journal._lines' outlives every request, takes something in on each and never lets anything go: POST /log -> Journal.Write"], messages);
    }

    [Fact]
    public Task Fix_BoundsTheCache() => VerifyFix(
        """
        using System.Collections.Concurrent;
        public static class Scores
        {
            // answers
            private static readonly ConcurrentDictionary<string, float> Known = new();

            public static float Get(string id)
            {
                if (Known.TryGetValue(id, out var score))
                {
                    return score; // hit
                }

                score = id.Length;
                [|Known[id]|] = score;
                return score;
            }

            public static float Add(string key) => [|Known.GetOrAdd(key, text => Compute(text))|];
            public static float AddGroup(string key) => [|Known.GetOrAdd(key.Trim(), Compute)|];
            public static void Keep(string key) { [|Known.TryAdd(key, 1)|]; }
            public static bool Has(string key) => Known.ContainsKey(key);
            private static float Compute(string text) => text.Length;
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id) => { Scores.Keep(id); return Scores.Get(id) + Scores.Add(id) + Scores.AddGroup(id); });
        }
        """,
        """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.Caching.Memory;
        public static class Scores
        {
            // answers
            private static readonly IMemoryCache Known = new MemoryCache(new MemoryCacheOptions { SizeLimit = 10_000 });

            public static float Get(string id)
            {
                if (Known.TryGetValue<float>(id, out var score))
                {
                    return score; // hit
                }

                score = id.Length;
                Known.Set(id, score, new MemoryCacheEntryOptions { Size = 1 });
                return score;
            }

            public static float Add(string key) => Known.GetOrCreate(key, entry => { entry.Size = 1; return Compute(key); });
            public static float AddGroup(string key) => Known.GetOrCreate(key.Trim(), entry => { entry.Size = 1; return Compute((string)entry.Key); });
            public static void Keep(string key) { Known.GetOrCreate<float>(key, entry => { entry.Size = 1; return 1; }); }
            public static bool Has(string key) => Known.TryGetValue(key, out _);
            private static float Compute(string text) => text.Length;
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id) => { Scores.Keep(id); return Scores.Get(id) + Scores.Add(id) + Scores.AddGroup(id); });
        }
        """);

    [Fact]
    public Task Fix_OfAReferenceValueKeepsNullChecksClean() => VerifyFix(
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            private static readonly Dictionary<string, string> Answers = new Dictionary<string, string>();
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id) =>
            {
                if (!Answers.TryGetValue(id, out var answer))
                {
                    answer = id.ToUpperInvariant();
                    [|Answers[id]|] = answer;
                }

                return answer;
            });
        }
        """,
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            private static readonly IMemoryCache Answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = 10_000 });
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id) =>
            {
                if (Answers.Get<string>(id) is not { } answer)
                {
                    answer = id.ToUpperInvariant();
                    Answers.Set(id, answer, new MemoryCacheEntryOptions { Size = 1 });
                }

                return answer;
            });
        }
        """);

    [Theory]
    [InlineData("private static readonly List<string> Items = new();", "[|Items.Add(id)|];")]
    [InlineData("private static readonly Dictionary<string, float> Items = new();", "[|Items[id]|] = 1; foreach (var item in Items) { }")]
    [InlineData("private static readonly Dictionary<string, float> Items = new(StringComparer.OrdinalIgnoreCase);", "[|Items[id]|] = 1;")]
    [InlineData("internal static readonly Dictionary<string, float> Items = new();", "[|Items[id]|] = 1;")]
    [InlineData("private static readonly ConcurrentDictionary<string, float> Items = new();", "var added = [|Items.TryAdd(id, 1)|];")]
    [InlineData("private static readonly ConcurrentDictionary<string, int> Items = new();", "[|Items.AddOrUpdate(id, 1, (_, n) => n + 1)|];")]
    public Task Fix_IsNotOfferedWhereAUseHasNoTranslation(string field, string statements) => VerifyFix(Handler(field, statements), Handler(field, statements));

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4002") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyFix(string before, string after) =>
        new RuleTest<GrowingCollectionCodeFixProvider>("SCL4002") { TestCode = before, FixedCode = after }.RunAsync(TestContext.Current.CancellationToken);
}

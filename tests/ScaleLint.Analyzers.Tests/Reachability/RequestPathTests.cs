using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

public class RequestPathTests
{
    private const string Store = """
        using Microsoft.ML.OnnxRuntime;
        public static class ModelStore
        {
            public static InferenceSession Load(string path) => new InferenceSession(path);
        }
        """;

    private static string At(string path) => $"SCL1001: 'new InferenceSession(...)' loads a model on every request: {path}";

    private static Task<System.Collections.Immutable.ImmutableArray<string>> Messages(params string[] sources) => Analyze.MessagesAsync(sources);

    [Fact]
    public async Task MinimalApiLambda_IsAnEntryPointWithItsRoute()
    {
        var messages = await Messages(Store, """
            public static class Endpoints
            {
                public static void Map(WebApplication app)
                {
                    var api = app.MapGroup("/api");
                    api.MapPost("/score", () => ModelStore.Load("m.onnx").ModelMetadata);
                }
            }
            """);
        Assert.Equal([At("POST /api/score -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task MethodGroupHandlerThroughInterface_ShowsEveryStep()
    {
        var messages = await Messages(Store, """
            public interface IScorer { float Score(string text); }
            public class Scorer : IScorer
            {
                public float Score(string text) => Run(text);
                private static float Run(string text) { using var session = ModelStore.Load("m.onnx"); return text.Length; }
            }
            public static class Handlers
            {
                public static float Score(IScorer scorer, string text) => scorer.Score(text);
                public static void Map(IEndpointRouteBuilder app) => app.MapGet("/score/{text}", Score);
            }
            """);
        Assert.Equal([At("GET /score/{text} -> Handlers.Score -> Scorer.Score -> Scorer.Run -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task ControllerAction_IsNamedByItsRoute()
    {
        var messages = await Messages(Store, """
            using Microsoft.AspNetCore.Mvc;
            [ApiController, Route("api/[controller]")]
            public class ScoreController : ControllerBase
            {
                [HttpPost("run")]
                public object Post() => ModelStore.Load("m").ModelMetadata;
                [NonAction]
                public object Helper() => 1;
            }
            """);
        Assert.Equal([At("POST /api/Score/run -> ScoreController.Post -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task OnlyStartUp_IsSilent()
    {
        var messages = await Messages(Store, """
            using Microsoft.ML.OnnxRuntime;
            public static class Program
            {
                private static readonly InferenceSession Shared = ModelStore.Load("shared");
                public static void Main(string[] args)
                {
                    var session = ModelStore.Load("m");
                    var builder = WebApplication.CreateBuilder(args);
                    builder.Services.AddSingleton(ModelStore.Load("x"));
                    builder.Services.AddSingleton<InferenceSession>(_ => ModelStore.Load("y"));
                    var app = builder.Build();
                    app.MapGet("/", () => session.ModelMetadata);
                    app.MapGet("/s", () => Shared.ModelMetadata);
                    app.Run();
                }
            }
            """);
        Assert.Empty(messages);
    }

    [Theory]
    [InlineData("AddScoped", "each request to ScoreController")]
    [InlineData("AddTransient", "each request to ScoreController")]
    [InlineData("AddSingleton", null)]
    public async Task Constructor_RunsAsOftenAsItsLifetime(string registration, string? entry)
    {
        var messages = await Messages(Store, $$"""
            using Microsoft.AspNetCore.Mvc;
            public interface IScorer { }
            public class Scorer : IScorer
            {
                private readonly object _session = ModelStore.Load("m");
            }
            public static class Startup
            {
                public static void Add(IServiceCollection services) => services.{{registration}}<IScorer, Scorer>();
            }
            public class ScoreController(IScorer scorer) : ControllerBase
            {
                [HttpGet] public object Get() => scorer;
            }
            """);
        Assert.Equal(entry is null ? [] : [At(entry + " -> new Scorer -> ModelStore.Load")], messages);
    }

    [Theory]
    [InlineData("_session ??= ModelStore.Load(\"m\");")]
    [InlineData("if (_session == null) { _session = ModelStore.Load(\"m\"); }")]
    [InlineData("if (_session is null) lock (Gate) { if (_session is null) _session = ModelStore.Load(\"m\"); }")]
    [InlineData("if (_session != null) return _session.ModelMetadata; _session = ModelStore.Load(\"m\");")]
    [InlineData("if (!Sessions.TryGetValue(name, out var found)) { found = ModelStore.Load(name); Sessions[name] = found; }")]
    [InlineData("Concurrent.GetOrAdd(name, key => ModelStore.Load(key));")]
    [InlineData("Interlocked.CompareExchange(ref _session, ModelStore.Load(\"m\"), null);")]
    [InlineData("LazyInitializer.EnsureInitialized(ref _session, () => ModelStore.Load(\"m\"));")]
    [InlineData("if (_session is null) { Prepare(); }", "private MODIFIER void Prepare() => _session = ModelStore.Load(\"m\");")]
    [InlineData("if (IsReady) return 1; _session = ModelStore.Load(\"m\");", "private MODIFIER bool IsReady => _session is not null;")]
    [InlineData("if (!IsReady()) { _session = ModelStore.Load(\"m\"); }", "private MODIFIER bool IsReady() { return _session is not null; }")]
    [InlineData("if (_session is not null) return 1; Again(() => { _session = ModelStore.Load(\"m\"); });", "private static void Again(Action action) => action();")]
    public async Task InitialiseOnceOnStaticState_IsSilent(string code, string member = "")
    {
        var messages = await Messages(Store, Handler(code, "static", member));
        Assert.DoesNotContain(messages, message => message.StartsWith("SCL1001", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("_session ??= ModelStore.Load(\"m\");")]
    [InlineData("if (_session == null) { _session = ModelStore.Load(\"m\"); }")]
    [InlineData("if (_session is null) { Prepare(); }", "private MODIFIER void Prepare() => _session = ModelStore.Load(\"m\");")]
    [InlineData("if (IsReady) return 1; _session = ModelStore.Load(\"m\");", "private MODIFIER bool IsReady => _session is not null;")]
    public async Task InitialiseOnceOnStateOfTheRequest_IsPerRequest(string code, string member = "")
    {
        var messages = await Messages(Store, Handler(code, "", member));
        Assert.Single(messages);
    }

    [Theory]
    [InlineData("if (!db.Items.Any()) { var model = ModelStore.Load(\"m\"); db.Items.Add(new Item()); }", true)]
    [InlineData("if (db.Items.Any()) return; var model = ModelStore.Load(\"m\"); db.AddRange(new Item());", true)]
    [InlineData("Item? first = null; try { first = await db.Items.FindAsync(1); } catch (InvalidOperationException) { } if (first is null) { var model = ModelStore.Load(\"m\"); Fill(db); }", true)]
    [InlineData("if (!db.Items.Any(item => item.Name == \"first\")) { var model = ModelStore.Load(\"m\"); db.Add(new Item()); }", true)]
    [InlineData("if (!db.Items.Any(item => item.Name == name)) { var model = ModelStore.Load(\"m\"); db.Add(new Item()); }", false)]
    [InlineData("var found = await db.Items.FindAsync(id); if (found is null) { var model = ModelStore.Load(\"m\"); db.Add(new Item()); }", false)]
    [InlineData("if (!db.Items.Any()) { var model = ModelStore.Load(\"m\"); }", false)]
    public async Task CodeThatFillsAnEmptyStore_IsNoRequest(string code, bool isSeeding)
    {
        var messages = await Messages(Store, $$"""
            using Microsoft.EntityFrameworkCore;
            public class Item { public int Id { get; set; } public string Name { get; set; } = ""; }
            public class ShopContext(DbContextOptions options) : DbContext(options) { public DbSet<Item> Items => Set<Item>(); }
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapPost("/ask", async (ShopContext db, string name, int id) => { await Task.Yield(); {{code}} });
                private static void Fill(ShopContext db) => db.Items.Add(new Item());
            }
            """);
        Assert.Equal(isSeeding ? 0 : 1, messages.Count(message => message.StartsWith("SCL1001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("if (!File.Exists(\"m\")) { ModelStore.Load(name); }", true)]
    [InlineData("if (!System.IO.Directory.Exists(\"m\") && name.Length > 1) { ModelStore.Load(name); }", true)]
    [InlineData("if (File.Exists(\"m\")) { return; } ModelStore.Load(name);", true)]
    [InlineData("if (File.Exists(\"m\")) { } else { ModelStore.Load(name); }", true)]
    [InlineData("if (File.Exists(\"m\")) { ModelStore.Load(name); }", false)]
    [InlineData("if (!File.Exists(\"m\")) { return; } ModelStore.Load(name);", false)]
    [InlineData("if (!File.Exists(\"m\") || name.Length > 1) { ModelStore.Load(name); }", false)]
    [InlineData("if (!Bus.IsConnected) { Bus.Connect(); }", true)]
    [InlineData("if (!Bus.IsConnected || name.Length > 1) { Console.WriteLine(name); Bus.Connect(); }", true)]
    [InlineData("if (Bus.IsConnected) { Bus.Connect(); }", false)]
    [InlineData("if (!Bus.IsConnected) { new Connection().Connect(); }", false)]
    [InlineData("var own = new Connection(); if (!own.IsConnected) { own.Connect(); }", false)]
    [InlineData("if (!Bus.IsEmpty) { Bus.Connect(); }", false)]
    public async Task CodeThatPreparesWhatIsMissing_IsNoRequest(string code, bool isPreparation)
    {
        var messages = await Messages(Store, $$"""
            public class Connection { public bool IsConnected { get; set; } public bool IsEmpty => true; public void Connect() => ModelStore.Load("m"); }
            public static class Endpoints
            {
                private static readonly Connection Bus = new();
                public static void Map(WebApplication app) => app.MapPost("/ask", (string name) => { {{code}} });
            }
            """);
        Assert.Equal(isPreparation ? 0 : 1, messages.Count(message => message.StartsWith("SCL1001", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConditionOnAnElement_IsNoGuard()
    {
        var messages = await Messages(Store, Handler("foreach (var one in new List<string> { name }) { if (one.Length > 0) { _session = ModelStore.Load(one); } }", "static"));
        Assert.Single(messages);
    }

    private static string Handler(string code, string modifier, string member = "") => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.ML.OnnxRuntime;
        using System.Collections.Concurrent;
        public class ScoreController : ControllerBase
        {
            private static readonly object Gate = new();
            private static readonly Dictionary<string, InferenceSession> Sessions = new();
            private static readonly ConcurrentDictionary<string, InferenceSession> Concurrent = new();
            private {{modifier}} InferenceSession? _session;
            {{member.Replace("MODIFIER", modifier, StringComparison.Ordinal)}}
            [HttpGet] public object? Get(string name) { {{code}} return _session?.ModelMetadata; }
        }
        """;

    [Fact]
    public async Task BackgroundLoopThatTakesMessages_IsPerMessage()
    {
        var messages = await Messages(Store, """
            using System.Threading.Channels;
            public class Worker(ChannelReader<string> queue) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    var warm = ModelStore.Load("warm");
                    await foreach (var item in queue.ReadAllAsync(stoppingToken)) { Handle(item); }
                }
                private static void Handle(string item) => ModelStore.Load(item);
            }
            """);
        Assert.Equal([At("Worker.ExecuteAsync -> Worker.Handle -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task BackgroundLoopOnAClock_IsSilent()
    {
        var messages = await Messages(Store, """
            public class Worker : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested) { ModelStore.Load("m"); await Task.Delay(TimeSpan.FromHours(1), stoppingToken); }
                }
            }
            """);
        Assert.Empty(messages);
    }

    [Theory]
    [InlineData("while (Console.ReadLine() is { } name) { ModelStore.Load(name); }")]
    [InlineData("while (true) { var name = await System.Console.In.ReadLineAsync(stoppingToken); ModelStore.Load(name!); }")]
    public async Task BackgroundLoopThatReadsTheKeyboard_IsSilent(string loop)
    {
        var messages = await Messages(Store, $$"""
            public class Worker : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken) { await Task.Yield(); {{loop}} }
            }
            """);
        Assert.Empty(messages);
    }

    [Theory]
    [InlineData("foreach (var name in new List<string> { \"a\", \"b\" }) { ModelStore.Load(name); }", 0)]
    [InlineData("for (var i = 0; i < 3; i++) { ModelStore.Load(\"m\"); }", 0)]
    [InlineData("foreach (var name in new[] { \"a\" }) { while (true) { await Task.Yield(); ModelStore.Load(name); } }", 1)]
    [InlineData("while (true) { await Task.Yield(); foreach (var name in new[] { \"a\" }) { ModelStore.Load(name); } }", 1)]
    [InlineData("for (;;) { await Task.Yield(); ModelStore.Load(\"m\"); }", 1)]
    [InlineData("foreach (var name in new System.Collections.Concurrent.BlockingCollection<string>().GetConsumingEnumerable()) { ModelStore.Load(name); }", 1)]
    public async Task BackgroundLoop_IsPerMessageWhereItHasNoEnd(string loop, int findings)
    {
        var messages = await Messages(Store, $$"""
            public class Worker : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken) { await Task.Yield(); {{loop}} }
            }
            """);
        Assert.Equal(findings, messages.Count(message => message.StartsWith("SCL1001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SharedCache", 0)]
    [InlineData("Cacheable", 0)]
    [InlineData("Cached", 0)]
    [InlineData("NoCache", 1)]
    [InlineData("OutputCache", 1)]
    [InlineData("CacheInvalidation", 1)]
    public async Task MethodWithACacheAroundIt_RunsOnAMiss(string attribute, int findings)
    {
        var messages = await Messages(Store, $$"""
            namespace Aspects { public class {{attribute}}Attribute : Attribute { } }
            public static class Models { [Aspects.{{attribute}}] public static object Of(string name) => ModelStore.Load(name); }
            public static class Endpoints { public static void Map(WebApplication app) => app.MapPost("/ask", (string name) => Models.Of(name)); }
            """);
        Assert.Equal(findings, messages.Length);
    }

    [Theory]
    [InlineData("WebAssemblyHostBuilder", 0)]
    [InlineData("ServerHostBuilder", 1)]
    public async Task ScopeOfABrowser_IsNoRequest(string builder, int findings)
    {
        var messages = await Messages(Store, $$"""
            public class {{builder}} { public IServiceCollection Services { get; } = new ServiceCollection(); }
            public class Scorer { public Scorer() => ModelStore.Load("m"); }
            public static class Program
            {
                public static void Main() { var builder = new {{builder}}(); builder.Services.AddOptions().AddScoped<Scorer>(); }
            }
            """);
        Assert.Equal(findings, messages.Length);
    }

    [Fact]
    public async Task Recursion_Ends()
    {
        var messages = await Messages(Store, """
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/", () => A(3));
                static object A(int n) => n == 0 ? ModelStore.Load("m") : B(n - 1);
                static object B(int n) => A(n);
            }
            """);
        Assert.Equal([At("GET / -> Endpoints.A -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task DeepChain_IsFollowed()
    {
        var chain = string.Join("\n", Enumerable.Range(0, 50).Select(i => $"public static object M{i}() => M{i + 1}();"));
        var messages = await Messages(Store, $$"""
            public static class Chain
            {
                {{chain}}
                public static object M50() => ModelStore.Load("m");
                public static void Map(WebApplication app) => app.MapGet("/", () => M0());
            }
            """);
        Assert.Contains("Chain.M0 -> Chain.M1", Assert.Single(messages));
    }

    [Fact]
    public async Task ThousandCallers_AreBounded()
    {
        var callers = string.Join("\n", Enumerable.Range(0, 1200).Select(i => $"public static object C{i}() => ModelStore.Load(\"m{i}\");"));
        var messages = await Messages(Store, $$"""
            public static class Many
            {
                {{callers}}
                public static void Map(WebApplication app) => app.MapGet("/", () => C1199());
            }
            """);
        Assert.Equal([At("GET / -> Many.C1199 -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task DelegateInField_RunsWhereTheFieldIsRead()
    {
        var messages = await Messages(Store, """
            public class Scorer
            {
                private readonly Func<string, object> _load = path => ModelStore.Load(path);
                public object Score() => _load("m");
            }
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/", (Scorer scorer) => scorer.Score());
            }
            """);
        Assert.Equal([At("GET / -> Scorer.Score -> Scorer._load -> ModelStore.Load")], messages);
    }

    [Fact]
    public async Task IncompleteCode_DoesNotThrow()
    {
        foreach (var source in new[]
        {
            "class C { void M( { new Microsoft.ML.OnnxRuntime.InferenceSession(",
            "app.MapGet(\"/\", () => ; class C : Microsoft.AspNetCore.Mvc.ControllerBase { public object Get() => new Microsoft.ML.OnnxRuntime.InferenceSession( }",
            "class X : BackgroundService { protected override Task ExecuteAsync(CancellationToken t) { while (true) { new Microsoft.ML.OnnxRuntime.InferenceSession(\"\") } }",
        })
        {
            var messages = await Analyze.MessagesAsync(Analyze.Compile(source), "");
            Assert.DoesNotContain(messages, message => message.StartsWith("AD0001", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task MarkedEntryPoints_Count()
    {
        var compilation = Analyze.Compile(Store, """
            public class InferencePathAttribute : Attribute { }
            public static class Jobs
            {
                [InferencePath] public static object Marked() => ModelStore.Load("a");
                public static object ByOption() => ModelStore.Load("b");
            }
            """);
        Assert.Equal([At("Jobs.Marked -> ModelStore.Load")], await Analyze.MessagesAsync(compilation, ""));
        var byOption = await Analyze.MessagesAsync(
            Analyze.Compile(Store, "public static class Jobs { public static object ByOption() => ModelStore.Load(\"b\"); }"),
            "scalelint.entry_points = M:Jobs.By*");
        Assert.Equal([At("Jobs.ByOption -> ModelStore.Load")], byOption);
    }
}

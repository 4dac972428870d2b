using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class ModelPerSessionTests
{
    private static string Service(string statements, string members = "", string lifetime = "Singleton") => $$"""
        using System.Collections.Concurrent;
        using LLama;
        using LLama.Common;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.ML.OnnxRuntime;
        public record Conversation(Guid Id, string Topic);
        public class Chats(LLamaWeights weights, ModelParams parameters, IMemoryCache cache)
        {
            private readonly ConcurrentDictionary<string, ChatSession> _chats = new();
            private readonly Dictionary<Guid, LLamaContext> _contexts = new();
            private readonly ConcurrentDictionary<string, InferenceSession> _sessions = new();
            private readonly ConcurrentDictionary<string, ChatHistory> _histories = new();
            private ChatSession New() => new(new InteractiveExecutor(weights.CreateContext(parameters)));
            {{members}}
            public void Use(string sessionId, string userId, string model, Conversation conversation, HttpContext http) { {{statements}} }
        }
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                builder.Services.Add{{lifetime}}<Chats>();
                app.MapPost("/chat", (string session, string user, string model, Conversation conversation, HttpContext http, Chats chats) => chats.Use(session, user, model, conversation, http));
            }
        }
        """;

    [Theory]
    [InlineData("var chat = [|_chats.GetOrAdd(sessionId, _ => New())|];")]
    [InlineData("var chat = [|_chats.GetOrAdd(http.Session.Id, _ => New())|];")]
    [InlineData("if (!_contexts.TryGetValue(conversation.Id, out var context)) { context = weights.CreateContext(parameters); [|_contexts[conversation.Id]|] = context; }")]
    [InlineData("if (!_chats.ContainsKey(sessionId)) { var chat = New(); [|_chats.TryAdd(sessionId, chat)|]; }")]
    [InlineData("[|_sessions.TryAdd(\"c:\" + http.Connection.Id, new InferenceSession(model))|];")]
    public Task ModelUnderTheKeyOfASession_IsReported(string statements) => Verify(Service(statements));

    [Theory]
    // What was said is kept, not the model.
    [InlineData("_histories.GetOrAdd(sessionId, _ => new ChatHistory());")]
    // One per model, one per topic, one per user (SCL1011).
    [InlineData("_sessions.GetOrAdd(model, id => new InferenceSession(id));")]
    [InlineData("_chats.GetOrAdd(conversation.Topic, _ => New());")]
    [InlineData("_chats.GetOrAdd(userId, _ => New());")]
    // Sessions that share one context.
    [InlineData("_chats.GetOrAdd(sessionId, _ => new ChatSession(new InteractiveExecutor(_shared)));", "private readonly LLamaContext _shared = null!;")]
    // A bounded number of them, or the idle ones go.
    [InlineData("if (_chats.Count < 8) { _chats.GetOrAdd(sessionId, _ => New()); }")]
    [InlineData("_chats.GetOrAdd(sessionId, _ => New());", "public void Evict(List<string> idle) { foreach (var id in idle) { _chats.TryRemove(id, out _); } }")]
    [InlineData("cache.GetOrCreate(sessionId, entry => { entry.SlidingExpiration = TimeSpan.FromMinutes(5); return New(); });")]
    // The name of an inference session is no session.
    [InlineData("foreach (var inferenceSessionKey in new List<string>()) { _sessions.GetOrAdd(inferenceSessionKey, id => new InferenceSession(id)); }")]
    public Task OtherKeysValuesAndBounds_AreSilent(string statements, string members = "") => Verify(Service(statements, members));

    [Fact]
    public Task DictionaryOfTheRequest_IsSilent() => Verify(Service("_chats.GetOrAdd(sessionId, _ => New());", lifetime: "Scoped"));

    [Theory]
    [InlineData("[|Chats.GetOrAdd(Context.ConnectionId, _ => new(new InteractiveExecutor(weights.CreateContext(parameters))))|];")]
    [InlineData("[|Context.Items[\"chat\"]|] = new ChatSession(new InteractiveExecutor(weights.CreateContext(parameters)));")]
    [InlineData("[|Context.Items.Add(\"context\", weights.CreateContext(parameters))|];")]
    [InlineData("Context.Items[\"name\"] = parameters.ModelPath;")]
    [InlineData("using var context = weights.CreateContext(parameters);")]
    public Task Hub_KeepsModelsOfConnections(string statements) => Verify($$"""
        using System.Collections.Concurrent;
        using LLama;
        using LLama.Common;
        public class ChatHub(LLamaWeights weights, ModelParams parameters) : Microsoft.AspNetCore.SignalR.Hub
        {
            private static readonly ConcurrentDictionary<string, ChatSession> Chats = new();
            public void Ask(string text) { {{statements}} }
            public override Task OnDisconnectedAsync(Exception? exception)
            {
                Chats.TryRemove(Context.ConnectionId, out _);
                return Task.CompletedTask;
            }
        }
        """);

    [Theory]
    [InlineData("AddInteractiveServerComponents()", "AddScoped", true)]
    [InlineData("AddInteractiveServerComponents()", "AddSingleton", false)]
    [InlineData("GetHashCode()", "AddScoped", false)]
    public Task ContextOfACircuit_IsReported(string host, string registration, bool isReported) => Verify($$"""
        using LLama;
        using LLama.Common;
        public class Chat(LLamaWeights weights, ModelParams parameters)
        {
            private readonly LLamaContext _context = {{(isReported ? "[|" : "")}}weights.CreateContext(parameters){{(isReported ? "|]" : "")}};
            public int Size => (int)_context.ContextSize;
        }
        public static class Startup
        {
            public static void Add(WebApplicationBuilder builder)
            {
                builder.Services.AddRazorComponents().{{host}};
                builder.Services.{{registration}}<Chat>();
            }
        }
        """);

    [Fact]
    public Task ContextOfAPage_IsReported() => Verify("""
        using LLama;
        using LLama.Common;
        public class Chat : Microsoft.AspNetCore.Components.ComponentBase
        {
            private ChatSession? _session;
            [Microsoft.AspNetCore.Components.Inject] public LLamaWeights Weights { get; set; } = null!;
            protected override void OnInitialized()
            {
                var context = [|Weights.CreateContext(new ModelParams("model.gguf"))|];
                _session = new ChatSession(new InteractiveExecutor(context));
            }
        }
        public static class Startup
        {
            public static void Add(WebApplicationBuilder builder) => builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        }
        """);

    [Fact]
    public Task TheSameLine_IsNoGrowingCollection() => new RuleTest<EmptyCodeFixProvider>("SCL4002")
    {
        TestCode = Service("_chats.GetOrAdd(sessionId, _ => New()); [|_histories[sessionId]|] = new ChatHistory();"),
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1012") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

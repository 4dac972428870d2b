using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class ModelPerUserTests
{
    private static string Service(string statements, string members = "", string lifetime = "Singleton") => $$"""
        using System.Collections.Concurrent;
        using Microsoft.ML;
        using Microsoft.ML.OnnxRuntime;
        public class User { public Guid Id { get; set; } public string Segment { get; set; } = ""; }
        public class Models
        {
            private readonly ConcurrentDictionary<string, InferenceSession> _sessions = new();
            private readonly ConcurrentDictionary<string, Lazy<InferenceSession>> _lazy = new();
            private readonly Dictionary<Guid, ITransformer> _models = new();
            private readonly Dictionary<string, string> _names = new();
            private readonly MLContext _context = new();
            {{members}}
            public void Use(string userId, string name, User user) { {{statements}} }
        }
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                builder.Services.Add{{lifetime}}<Models>();
                app.MapPost("/score", (string id, string name, User user, Models models) => models.Use(id, name, user));
            }
        }
        """;

    [Theory]
    [InlineData("[|_sessions.GetOrAdd(userId, id => new InferenceSession(id))|].Run([]);")]
    [InlineData("_ = [|_lazy.GetOrAdd(\"model:\" + userId, id => new Lazy<InferenceSession>(() => new InferenceSession(id)))|];")]
    [InlineData("if (!_models.TryGetValue(user.Id, out var model)) { model = _context.Model.Load(name, out _); [|_models[user.Id]|] = model; }")]
    [InlineData("[|_sessions.TryAdd(user.Id.ToString(), new InferenceSession(name))|];")]
    public Task ModelUnderTheKeyOfAUser_IsReported(string statements) => Verify(Service(statements));

    [Fact]
    public Task StaticDictionaryOfAScopedService_IsReported() => Verify(Service(
        "[|Shared.GetOrAdd(userId, id => new InferenceSession(id))|].Run([]);", "private static readonly ConcurrentDictionary<string, InferenceSession> Shared = new();", "Scoped"));

    [Theory]
    // One per model name, segment or constant.
    [InlineData("_sessions.GetOrAdd(name, id => new InferenceSession(id)).Run([]);")]
    [InlineData("_sessions.GetOrAdd(user.Segment, id => new InferenceSession(id)).Run([]);")]
    [InlineData("_sessions.GetOrAdd(\"user\", id => new InferenceSession(id)).Run([]);")]
    // No models.
    [InlineData("_names[userId] = name;")]
    // Only read.
    [InlineData("if (_sessions.TryGetValue(userId, out var session)) { session.Run([]); }")]
    // The least used go.
    [InlineData("_sessions.GetOrAdd(userId, id => new InferenceSession(id)).Run([]); if (_sessions.Count > 10) { _sessions.TryRemove(name, out _); }")]
    public Task OtherKeysValuesAndBounds_AreSilent(string statements) => Verify(Service(statements));

    [Fact]
    public Task DictionaryOfTheRequest_IsSilent() => Verify(Service("_sessions.GetOrAdd(userId, id => new InferenceSession(id)).Run([]);", lifetime: "Scoped"));

    [Fact]
    public Task TheSameLine_IsNoGrowingCollection() => new RuleTest<EmptyCodeFixProvider>("SCL4002")
    {
        TestCode = Service("_sessions.GetOrAdd(userId, id => new InferenceSession(id)).Run([]); [|_names[userId]|] = name;"),
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1011") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class InferenceWithoutCacheTests
{
    private const string Usings = """
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;

        """;

    private static string Handler(string statements, string members = "") => Usings + $$"""
        public class Document { public string Text { get; set; } = ""; public ReadOnlyMemory<float> Vector { get; set; } }
        public class Index { public void Search(ReadOnlyMemory<float> vector) { } public Task UpsertAsync(Document document) => Task.CompletedTask; }
        public static class Endpoints
        {
            private static readonly ChatOptions Exact = new() { Temperature = 0 };
            private static readonly Dictionary<string, ReadOnlyMemory<float>> Known = new();
            {{members}}
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string text, List<string> texts, IChatClient chat, IEmbeddingGenerator<string, Embedding<float>> embedder, OpenAI.Embeddings.EmbeddingClient client, IMemoryCache memory, Index index, List<Document> documents) =>
                {
                    await Task.Yield();
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("index.Search(await [|embedder.GenerateVectorAsync(text)|]);")]
    [InlineData("var vector = await [|embedder.GenerateAsync(text)|]; index.Search(vector.Vector);")]
    [InlineData("var vectors = await [|embedder.GenerateAsync([text])|];")]
    [InlineData("var vectors = await [|embedder.GenerateAsync(new[] { text })|];")]
    [InlineData("var vector = await [|embedder.GenerateVectorAsync(\"the same every time\")|];")]
    [InlineData("var vector = await [|embedder.GenerateVectorAsync(text.Replace(\"\\n\", \" \"))|];")]
    [InlineData("var vector = await [|client.GenerateEmbeddingAsync(text)|];")]
    [InlineData("var answer = await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })|];")]
    [InlineData("var answer = await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0f, MaxOutputTokens = 100 })|];")]
    [InlineData("var answer = await [|chat.GetResponseAsync(text, new ChatOptions { Seed = 42 })|];")]
    [InlineData("var options = new ChatOptions { TopP = 0 }; var answer = await [|chat.GetResponseAsync(text, options)|];")]
    [InlineData("var options = new ChatOptions(); options.Temperature = 0; var answer = await [|chat.GetResponseAsync(text, options)|];")]
    [InlineData("var answer = await [|chat.GetResponseAsync(text, Exact)|];")]
    public Task RepeatableCallWithoutCache_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("", "embedder.GenerateVectorAsync(text)")]
    [InlineData("public static class Setup { public static void Add(IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> made) => services.AddEmbeddingGenerator(made); }", "[|embedder.GenerateVectorAsync(text)|]")]
    public Task ToolOfALibrary_IsReportedWhereTheLibraryMakesTheClient(string setup, string call) => Verify(Usings + $$"""
        {{setup}}
        public class Tools(IEmbeddingGenerator<string, Embedding<float>> embedder)
        {
            [Microsoft.SemanticKernel.KernelFunction] public async Task<int> Recall(string text) => (await {{call}}).Length;
        }
        """);

    [Theory]
    [InlineData("var answer = await chat.GetResponseAsync(text);")]
    [InlineData("var answer = await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f });")]
    [InlineData("var answer = await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f, Seed = 1 });")]
    [InlineData("var answer = await chat.GetResponseAsync(text, new ChatOptions { Temperature = texts.Count });")]
    [InlineData("var answer = await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0, Tools = [] });")]
    public Task CallThatMaySample_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("var vectors = await embedder.GenerateAsync(texts);")]
    [InlineData("foreach (var one in texts) { index.Search(await embedder.GenerateVectorAsync(one)); }")]
    [InlineData("await Task.WhenAll(texts.Select(async one => await embedder.GenerateVectorAsync(one)));")]
    [InlineData("await index.UpsertAsync(new Document { Vector = await embedder.GenerateVectorAsync(text) });")]
    [InlineData("var vector = await embedder.GenerateVectorAsync(text); documents.Add(new Document { Vector = vector });")]
    [InlineData("documents[0].Vector = await embedder.GenerateVectorAsync(text);")]
    [InlineData("var vector = await embedder.GenerateVectorAsync(text); documents[0].Vector = vector;")]
    public Task Ingestion_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("if (memory.Get(text) is null) { index.Search(await embedder.GenerateVectorAsync(text)); }")]
    [InlineData("var vector = await memory.GetOrCreateAsync(text, async entry => { entry.Size = 1; return await embedder.GenerateVectorAsync(text); });")]
    [InlineData("if (!Known.TryGetValue(text, out var vector)) { vector = await embedder.GenerateVectorAsync(text); Known[text] = vector; } Known.Remove(text);")]
    [InlineData("if (await FromCache(text) is null) { index.Search(await embedder.GenerateVectorAsync(text)); }", "private static Task<object?> FromCache(string key) => Task.FromResult<object?>(key);")]
    public Task CacheInTheMethod_IsSilent(string statements, string members = "") => Verify(Handler(statements, members));

    [Fact]
    public Task CacheInACallerOnTheWay_IsSilent() => Verify(Usings + """
        public class Embedder(IEmbeddingGenerator<string, Embedding<float>> generator)
        {
            public async Task<ReadOnlyMemory<float>> EmbedAsync(string text) => await generator.GenerateVectorAsync(text);
        }
        public class Search(Embedder embedder, IMemoryCache memory)
        {
            public async Task<ReadOnlyMemory<float>> FindAsync(string text)
            {
                if (memory.TryGetValue(text, out ReadOnlyMemory<float> hit)) { return hit; }
                var vector = await embedder.EmbedAsync(text);
                memory.Set(text, vector, TimeSpan.FromHours(1));
                return vector;
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{text}", (string text, Search search) => search.FindAsync(text));
        }
        """);

    [Theory]
    [InlineData(".CacheOutput()")]
    [InlineData(".WithName(\"search\").CacheOutput()")]
    public Task OutputCacheOnTheEndpoint_IsSilent(string convention) => Verify(Usings + $$"""
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapGet("/{text}", async (string text, IEmbeddingGenerator<string, Embedding<float>> embedder) => await embedder.GenerateVectorAsync(text)){{convention}};
        }
        """);

    [Fact]
    public Task OutputCacheOnAnotherEndpoint_IsReported() => Verify(Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/home", () => "home").CacheOutput();
                app.MapGet("/{text}", async (string text, IEmbeddingGenerator<string, Embedding<float>> embedder) => await [|embedder.GenerateVectorAsync(text)|]);
            }
        }
        """);

    [Theory]
    [InlineData("[ResponseCache(Duration = 60)]", false)]
    [InlineData("[Microsoft.AspNetCore.OutputCaching.OutputCache]", false)]
    [InlineData("[ResponseCache(NoStore = true)]", true)]
    [InlineData("[ResponseCache(Location = ResponseCacheLocation.None)]", true)]
    [InlineData("[ResponseCache(Location = ResponseCacheLocation.Client, Duration = 60)]", false)]
    public Task CacheAttributeOnTheAction_Counts(string attribute, bool isReported) => Verify(Usings + $$"""
        using Microsoft.AspNetCore.Mvc;
        public class SearchController(IEmbeddingGenerator<string, Embedding<float>> embedder) : ControllerBase
        {
            [HttpGet] {{attribute}}
            public async Task<object> Get(string text) => await {{(isReported ? "[|" : "")}}embedder.GenerateVectorAsync(text){{(isReported ? "|]" : "")}};
        }
        """);

    [Theory]
    [InlineData("[Microsoft.AspNetCore.OutputCaching.OutputCache]", false)]
    [InlineData("[Microsoft.AspNetCore.Mvc.ResponseCache(NoStore = true)]", true)]
    [InlineData("[System.ComponentModel.Description(\"Not from the Cache\")]", true)]
    public Task CacheAttributeOnTheLambda_Counts(string attribute, bool isReported) => Verify(Usings + $$"""
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{text}",
                {{attribute}} async (string text, IEmbeddingGenerator<string, Embedding<float>> embedder) => await {{(isReported ? "[|" : "")}}embedder.GenerateVectorAsync(text){{(isReported ? "|]" : "")}});
        }
        """);

    private static string Registered(string registration, string call) => Usings + $$"""
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app, IChatClient inner, IEmbeddingGenerator<string, Embedding<float>> model)
            {
                {{registration}}
                app.MapGet("/{text}", async (string text, IChatClient chat, IEmbeddingGenerator<string, Embedding<float>> embedder) => { await {{call}}; });
            }
        }
        """;

    [Theory]
    [InlineData("builder.Services.AddEmbeddingGenerator(model).UseDistributedCache();", "embedder.GenerateVectorAsync(text)")]
    [InlineData("builder.Services.AddChatClient(inner).UseDistributedCache().UseFunctionInvocation();", "chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })")]
    [InlineData("builder.Services.AddEmbeddingGenerator(model).UseDistributedCache();", "[|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })|]")]
    [InlineData("builder.Services.AddChatClient(inner).UseFunctionInvocation();", "[|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })|]")]
    public Task CacheInThePipeline_CountsForItsOwnKindOfCall(string registration, string call) => Verify(Registered(registration, call));

    [Fact]
    public Task CachingDecorator_IsSilent() => Verify(Usings + """
        public class Remembering(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
        {
            private readonly Dictionary<string, Embedding<float>> _known = new();
            public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
            {
                if (_known.TryGetValue(values.First(), out var hit)) { return [hit]; }
                return await base.GenerateAsync(values, options, cancellationToken);
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapGet("/{text}", async (string text, IEmbeddingGenerator<string, Embedding<float>> embedder) => await embedder.GenerateVectorAsync(text));
        }
        """);

    private const string LocalModel = """
        using Microsoft.ML;
        public class Input { public string Text { get; set; } = ""; }
        public class Output { public float Score { get; set; } }
        public static class Endpoints
        {
            public static void Map(WebApplication app, PredictionEngine<Input, Output> engine) =>
                app.MapGet("/{text}", (string text) => CALL.Score);
        }
        """;

    [Fact]
    public Task LocalModel_IsSilentByDefault() => Verify(LocalModel.Replace("CALL", "engine.Predict(new Input { Text = text })", StringComparison.Ordinal));

    [Fact]
    public Task LocalModel_IsReportedOnDemand() => new RuleTest<EmptyCodeFixProvider>("SCL1006")
    {
        TestCode = LocalModel.Replace("CALL", "[|engine.Predict(new Input { Text = text })|]", StringComparison.Ordinal),
        EditorConfig = "scalelint.SCL1006.local_models = true",
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify(Usings + """
        public class Job(IEmbeddingGenerator<string, Embedding<float>> embedder)
        {
            public async Task RunAsync(string text) => await embedder.GenerateVectorAsync(text);
        }
        """);

    private const string Search = Usings + """
        public class Search(IEmbeddingGenerator<string, Embedding<float>> embedder)
        {
            public async Task<ReadOnlyMemory<float>> FindAsync(string text) => await [|embedder.GenerateVectorAsync(text)|];
            public async Task<ReadOnlyMemory<float>> SimilarAsync(string text) => await [|embedder.GenerateVectorAsync("like " + text)|];
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/{text}", (string text, Search search) => search.FindAsync(text));
                app.MapGet("/like/{text}", (string text, Search search) => search.SimilarAsync(text));
            }
        }
        """;

    private static readonly string SearchFixed = Search.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    [Fact]
    public Task Fix_AddsTheLayerWhereThePipelineIsBuilt() => VerifyPipelineFix(
        """
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services)
            {
                // vectors
                services.AddEmbeddingGenerator(provider => provider.GetRequiredService<OpenAI.OpenAIClient>().GetEmbeddingClient("small").AsVectors()); // hosted
            }
        }
        """,
        """
        using Microsoft.Extensions.AI;
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services)
            {
                services.AddDistributedMemoryCache();
                // vectors
                services.AddEmbeddingGenerator(provider => provider.GetRequiredService<OpenAI.OpenAIClient>().GetEmbeddingClient("small").AsVectors()).UseDistributedCache(); // hosted
            }
        }
        """);

    [Fact]
    public Task Fix_KeepsTheRegisteredCache() => VerifyPipelineFix(
        """
        using Microsoft.Extensions.AI;
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> inner)
            {
                services.AddStackExchangeRedisCache(options => options.Configuration = "redis");
                services.AddEmbeddingGenerator(inner)
                    .UseLogging();
            }
        }
        """,
        """
        using Microsoft.Extensions.AI;
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> inner)
            {
                services.AddStackExchangeRedisCache(options => options.Configuration = "redis");
                services.AddEmbeddingGenerator(inner).UseDistributedCache()
                    .UseLogging();
            }
        }
        """);

    [Fact]
    public Task Fix_GoesBeforeBuild() => VerifyPipelineFix(
        """
        using Microsoft.Extensions.AI;
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> inner)
            {
                services.AddStackExchangeRedisCache(options => options.Configuration = "redis");
                services.AddSingleton(provider => new EmbeddingGeneratorBuilder<string, Embedding<float>>(inner)
                    .UseLogging()
                    .Build(provider));
            }
        }
        """,
        """
        using Microsoft.Extensions.AI;
        public static class AiServices
        {
            public static void AddAi(this IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> inner)
            {
                services.AddStackExchangeRedisCache(options => options.Configuration = "redis");
                services.AddSingleton(provider => new EmbeddingGeneratorBuilder<string, Embedding<float>>(inner)
                    .UseLogging()
                    .UseDistributedCache()
                    .Build(provider));
            }
        }
        """);

    [Theory]
    [InlineData("services.AddEmbeddingGenerator(inner); services.AddKeyedEmbeddingGenerator(\"b\", inner);")]
    [InlineData("services.AddSingleton(_ => new EmbeddingGeneratorBuilder<string, Embedding<float>>(inner).UseLogging().Build());")]
    [InlineData("services.AddSingleton(inner);")]
    public Task Fix_IsNotOfferedWithoutOnePipelineThatFindsItsStore(string registration)
    {
        var services = Usings + $$"""
            public static class AiServices
            {
                public static void AddAi(this IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> inner) { {{registration}} }
            }
            """;
        var test = new RuleTest<InferenceWithoutCacheCodeFixProvider>("SCL1006") { TestState = { Sources = { Search, services } }, FixedState = { Sources = { Search, services } } };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Fix_ReadsThroughTheHybridCacheAtHand() => new RuleTest<InferenceWithoutCacheCodeFixProvider>("SCL1006")
    {
        TestCode = Usings + """
            public class Search(IEmbeddingGenerator<string, Embedding<float>> embedder, HybridCache hybrid)
            {
                public async Task<ReadOnlyMemory<float>> FindAsync(string text) => await [|embedder.GenerateVectorAsync(text)|]; // first
                public async Task<ReadOnlyMemory<float>> CloseAsync(string other, CancellationToken stop)
                {
                    var vector = await [|embedder.GenerateVectorAsync(other, cancellationToken: stop)|];
                    return vector;
                }
            }
            public static class Endpoints
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/{text}", (string text, Search search) => search.FindAsync(text));
                    app.MapGet("/close/{text}", (string text, Search search, CancellationToken stop) => search.CloseAsync(text, stop));
                }
            }
            """,
        FixedCode = Usings + """
            public class Search(IEmbeddingGenerator<string, Embedding<float>> embedder, HybridCache hybrid)
            {
                public async Task<ReadOnlyMemory<float>> FindAsync(string text) => await hybrid.GetOrCreateAsync($"embedding:{text.Trim()}", async _ => await embedder.GenerateVectorAsync(text)); // first
                public async Task<ReadOnlyMemory<float>> CloseAsync(string other, CancellationToken stop)
                {
                    var vector = await hybrid.GetOrCreateAsync($"embedding:{other.Trim()}", async token => await embedder.GenerateVectorAsync(other, cancellationToken: token), cancellationToken: stop);
                    return vector;
                }
            }
            public static class Endpoints
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/{text}", (string text, Search search) => search.FindAsync(text));
                    app.MapGet("/close/{text}", (string text, Search search, CancellationToken stop) => search.CloseAsync(text, stop));
                }
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyPipelineFix(string before, string after) => new RuleTest<InferenceWithoutCacheCodeFixProvider>("SCL1006")
    {
        TestState = { Sources = { Search, Vectors, before } },
        FixedState = { Sources = { SearchFixed, Vectors, after } },
        NumberOfIncrementalIterations = 1,
        NumberOfFixAllIterations = 1,
    }.RunAsync(TestContext.Current.CancellationToken);

    private const string Vectors = """
        public static class VectorExtensions
        {
            public static Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>> AsVectors(this OpenAI.Embeddings.EmbeddingClient client) =>
                Microsoft.Extensions.AI.OpenAIClientExtensions.AsIEmbeddingGenerator(client);
        }
        """;

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1006") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

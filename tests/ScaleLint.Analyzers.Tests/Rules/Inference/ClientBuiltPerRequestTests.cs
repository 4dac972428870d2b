using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class ClientBuiltPerRequestTests
{
    private const string Usings = """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Collections.Concurrent;
        using System.Net.Http;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Options;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Connectors.OpenAI;
        using MongoDB.Driver;
        using OllamaSharp;
        using OpenAI;
        using OpenAI.Chat;
        using StackExchange.Redis;

        """;

    private static string Handler(string statements) => Usings + $$"""
        public class Settings { public string ApiKey { get; set; } = ""; public string Model { get; set; } = ""; }
        public record Question(string Text, string ApiKey, string Model);
        public interface ITenantContext { string ConnectionString { get; } }
        public interface IKeyStore { Task<string> GetAsync(string user); }
        public static class Endpoints
        {
            private static readonly SocketsHttpHandler Handler = new();
            private static readonly HttpClient Http = new();
            private static readonly OpenAIClient OpenAI = new("key");
            private static readonly ConcurrentDictionary<string, OpenAIClient> Clients = new();
            private static OpenAIClient? _lazy;

            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (HttpContext context, ClaimsPrincipal user, Question question, string model, string apiKey, string userId, string endpoint,
                    IConfiguration configuration, IOptions<Settings> options, ITenantContext current, IKeyStore keys, IHttpClientFactory factory, IServiceProvider services, CancellationToken token) =>
                {
                    await Task.Yield();
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("var client = [|new OpenAIClient(\"key\")|];")]
    [InlineData("var client = [|new OpenAIClient(configuration[\"OpenAI:ApiKey\"])|];")]
    [InlineData("var client = [|new OpenAIClient(options.Value.ApiKey)|];")]
    [InlineData("var key = Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"); var client = [|new OpenAIClient(key)|];")]
    [InlineData("var client = [|new ChatClient(model, new ApiKeyCredential(configuration[\"Key\"]!))|];")]
    [InlineData("var client = [|new ChatClient(question.Model, options.Value.ApiKey)|];")]
    [InlineData("var client = [|new OpenAIClient(services.GetRequiredService<IOptions<Settings>>().Value.ApiKey)|];")]
    [InlineData("var client = [|new OpenAIClient(new ApiKeyCredential(options.Value.ApiKey), new OpenAIClientOptions { Endpoint = new Uri(endpoint) })|].GetChatClient(model);")]
    [InlineData("using var client = [|new HttpClient()|];")]
    [InlineData("using var client = [|new HttpClient { BaseAddress = new Uri(\"http://models\") }|];")]
    [InlineData("using var client = [|new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })|];")]
    [InlineData("var handler = new HttpClientHandler(); using var client = [|new HttpClient(handler)|];")]
    [InlineData("var client = [|new MongoClient(configuration.GetConnectionString(\"mongo\"))|];")]
    [InlineData("var client = [|new OllamaApiClient(new Uri(\"http://ollama\"))|];")]
    [InlineData("var redis = await [|ConnectionMultiplexer.ConnectAsync(\"redis\")|];")]
    [InlineData("var redis = [|ConnectionMultiplexer.Connect(configuration[\"Redis\"]!)|];")]
    [InlineData("var kernel = [|Kernel.CreateBuilder().AddOpenAIChatCompletion(model, options.Value.ApiKey).Build()|];")]
    [InlineData("var builder = Kernel.CreateBuilder(); builder.AddOpenAIChatCompletion(\"m\", \"key\"); var kernel = [|builder.Build()|];")]
    [InlineData("var service = [|new OpenAIChatCompletionService(\"m\", new OpenAIClient(\"key\"))|];")]
    public Task BuiltInHandler_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    // A credential that comes with the request makes sharing wrong.
    [InlineData("var client = new OpenAIClient(apiKey);")]
    [InlineData("var client = new OpenAIClient(new ApiKeyCredential(question.ApiKey));")]
    [InlineData("var client = new ChatClient(model, new ApiKeyCredential(context.Request.Headers[\"X-Api-Key\"]!));")]
    [InlineData("var client = new OpenAIClient(context.Request.Headers.Authorization.ToString());")]
    [InlineData("var key = await keys.GetAsync(userId); var client = new OpenAIClient(key);")]
    [InlineData("var credential = new ApiKeyCredential(await keys.GetAsync(user.Identity!.Name!)); var client = new OpenAIClient(credential);")]
    [InlineData("var client = new MongoClient(current.ConnectionString);")]
    [InlineData("var client = new MongoClient(services.GetRequiredService<ITenantContext>().ConnectionString);")]
    [InlineData("var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion(\"m\", apiKey).Build();")]
    [InlineData("var builder = Kernel.CreateBuilder(); builder.AddOpenAIChatCompletion(\"m\", question.ApiKey); var kernel = builder.Build();")]
    // The transport is shared: the rest is light.
    [InlineData("using var client = new HttpClient(Handler, disposeHandler: false);")]
    [InlineData("var client = new OllamaApiClient(factory.CreateClient(\"ollama\"), \"m\");")]
    [InlineData("var client = new OllamaApiClient(Http, \"m\");")]
    [InlineData("var client = new OpenAIClient(new ApiKeyCredential(\"key\"), new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(Http) });")]
    [InlineData("var transport = new HttpClientPipelineTransport(Http); var o = new OpenAIClientOptions(); o.Transport = transport; var client = new OpenAIClient(new ApiKeyCredential(\"key\"), o);")]
    [InlineData("var service = new OpenAIChatCompletionService(\"m\", OpenAI);")]
    // No construction, or a light one.
    [InlineData("var client = factory.CreateClient();")]
    [InlineData("IHttpClientFactory? given = factory; var client = given?.CreateClient() ?? new HttpClient();")]
    [InlineData("var client = OpenAI.GetChatClient(model).AsIChatClient();")]
    [InlineData("var kernel = new Kernel(services);")]
    [InlineData("var kernel = services.GetRequiredService<Kernel>().Clone();")]
    [InlineData("using var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=a.db\");")]
    // Built once.
    [InlineData("var client = Clients.GetOrAdd(userId, _ => new OpenAIClient(\"key\"));")]
    [InlineData("var client = _lazy ??= new OpenAIClient(\"key\");")]
    public Task SharedOrPerCallerOrLight_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task TypedClientAndSingletons_AreSilent() => Verify(Usings + """
        public class WeatherClient(HttpClient http) { public Task<string> Get() => http.GetStringAsync("/"); }
        public class Asker(OpenAIClient client) { public ChatClient Chat(string model) => client.GetChatClient(model); }
        public class Holder { private readonly MongoClient _client = new("mongodb://db"); public MongoClient Client => _client; }
        public static class Program
        {
            private static readonly HttpClient Shared = new();
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddHttpClient<WeatherClient>(http => http.BaseAddress = new Uri("http://weather"));
                builder.Services.AddSingleton(_ => new OpenAIClient("key"));
                builder.Services.AddSingleton<Holder>();
                builder.Services.AddScoped<Asker>();
                builder.Services.AddSingleton<IConnectionMultiplexer>(ConnectionMultiplexer.Connect("redis"));
                var app = builder.Build();
                app.MapGet("/", (WeatherClient weather, Asker asker, Holder holder) => weather.Get());
            }
        }
        """);

    [Fact]
    public Task ScopedFactoryAndControllerConstructor_AreReported() => Verify(Usings + """
        [ApiController, Route("ask")]
        public class AskController : ControllerBase
        {
            private readonly MongoClient _mongo;
            public AskController(IConfiguration configuration) => _mongo = [|new MongoClient(configuration["Mongo"])|];
            [HttpGet] public object Get(IChatClient chat) => _mongo.Settings;
        }
        public static class Registrations
        {
            public static void Add(IServiceCollection services, IConfiguration configuration) =>
                services.AddScoped<IChatClient>(_ => [|new OpenAIClient(configuration["Key"])|].GetChatClient("m").AsIChatClient());
        }
        """);

    [Fact]
    public Task KeyOfASettingsSingleton_IsReported() => Verify(Usings + """
        public class OpenAISettings { public string ApiKey { get; set; } = ""; }
        public class Asker(OpenAISettings settings)
        {
            public ChatClient Create(string model) => [|new ChatClient(model, settings.ApiKey)|];
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddSingleton(new OpenAISettings());
                builder.Services.AddScoped<Asker>();
                builder.Build().MapGet("/", (Asker asker) => asker.Create("m"));
            }
        }
        """);

    [Fact]
    public Task ClientOfStaticInputs_IsHoistedForEveryUse() => VerifyFix(
        """
        using System.ClientModel;
        using OpenAI;
        public static class Asker
        {
            public static string Ask(string model) => [|new OpenAIClient(new ApiKeyCredential(Environment.GetEnvironmentVariable("KEY")!))|].GetChatClient(model).ToString()!;

            public static string Again(string model)
            {
                OpenAIClient client = [|new(new ApiKeyCredential("other"))|];
                return client.GetChatClient(model).ToString()!;
            }

            public static void Map(WebApplication app)
            {
                app.MapGet("/ask", Ask);
                app.MapGet("/again", Again);
            }
        }
        """,
        """
        using System.ClientModel;
        using OpenAI;
        public static class Asker
        {
            private static readonly OpenAIClient SharedOpenAIClient = new OpenAIClient(new ApiKeyCredential(Environment.GetEnvironmentVariable("KEY")!));
            private static readonly OpenAIClient Client = new(new ApiKeyCredential("other"));

            public static string Ask(string model) => SharedOpenAIClient.GetChatClient(model).ToString()!;

            public static string Again(string model)
            {
                return Client.GetChatClient(model).ToString()!;
            }

            public static void Map(WebApplication app)
            {
                app.MapGet("/ask", Ask);
                app.MapGet("/again", Again);
            }
        }
        """,
        iterations: 2);

    [Fact]
    public Task PlainHttpClient_IsSharedWithConnectionsThatRenew() => VerifyFix(
        """
        using System.Net.Http;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapGet("/", async () =>
                {
                    using var client = [|new HttpClient()|];
                    return await client.GetStringAsync("http://models/");
                });
        }
        """,
        """
        using System.Net.Http;
        public static class Endpoints
        {
            private static readonly HttpClient Client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });

            public static void Map(WebApplication app) =>
                app.MapGet("/", async () =>
                {
                    return await Client.GetStringAsync("http://models/");
                });
        }
        """);

    [Theory]
    [InlineData("using var client = [|new HttpClient()|]; client.Timeout = TimeSpan.FromSeconds(5);")]
    [InlineData("using var client = [|new HttpClient()|]; client.DefaultRequestHeaders.Add(\"x-user\", user);")]
    [InlineData("var redis = [|StackExchange.Redis.ConnectionMultiplexer.Connect(\"redis\")|];")]
    [InlineData("var kernel = [|Kernel.CreateBuilder().Build()|];")]
    [InlineData("var client = [|new OpenAI.Chat.ChatClient(user, \"key\")|];")]
    public Task ClientThatIsChangedOrConnectsOrDepends_IsNotMoved(string statements) => VerifyFix(Minimal(statements), Minimal(statements));

    private static string Minimal(string statements) => $$"""
        using System.Net.Http;
        using Microsoft.SemanticKernel;
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/", (string user) => { {{statements}} });
        }
        """;

    [Fact]
    public Task HttpClientInAController_ComesFromTheFactoryWhereThereIsOne() => VerifyFix(
        Controller(
            """
                private readonly string _url = "http://models/";
                public ModelsController(ILogger<ModelsController> logger)
                {
                    _ = logger;
                }
                [HttpGet("a")] public async Task<string> A()
                {
                    using var client = [|new HttpClient()|]; // per call
                    return await client.GetStringAsync(_url);
                }
                [HttpGet("b")] public Task<string> B() => [|new HttpClient()|].GetStringAsync(_url);
            """,
            "services.AddHttpClient();"),
        Controller(
            """
                private readonly string _url = "http://models/";
                private readonly IHttpClientFactory _httpClientFactory;

                public ModelsController(ILogger<ModelsController> logger, IHttpClientFactory httpClientFactory)
                {
                    _ = logger;
                    _httpClientFactory = httpClientFactory;
                }
                [HttpGet("a")] public async Task<string> A()
                {
                    using var client = _httpClientFactory.CreateClient(); // per call
                    return await client.GetStringAsync(_url);
                }
                [HttpGet("b")] public Task<string> B() => _httpClientFactory.CreateClient().GetStringAsync(_url);
            """,
            "services.AddHttpClient();"),
        iterations: 2);

    [Fact]
    public Task HttpClientBesidePrimaryConstructor_TakesTheParameter() => VerifyFix(
        """
        using System.Net.Http;
        public class Models(string url = "http://models/")
        {
            public async Task<string> List() { using var client = [|new HttpClient()|]; return await client.GetStringAsync(url); }
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddHttpClient("models").Services.AddScoped<Models>();
                builder.Build().MapGet("/", (Models models) => models.List());
            }
        }
        """,
        """
        using System.Net.Http;
        public class Models(IHttpClientFactory httpClientFactory, string url = "http://models/")
        {
            public async Task<string> List() { using var client = httpClientFactory.CreateClient(); return await client.GetStringAsync(url); }
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddHttpClient("models").Services.AddScoped<Models>();
                builder.Build().MapGet("/", (Models models) => models.List());
            }
        }
        """);

    [Fact]
    public Task HttpClientWithoutRegisteredFactory_IsHoistedInstead() => VerifyFix(
        Controller(
            """
                public ModelsController(ILogger<ModelsController> logger) { _ = logger; }
                [HttpGet("b")] public Task<string> B() => [|new HttpClient()|].GetStringAsync("http://models/");
            """,
            ""),
        Controller(
            """
                private static readonly HttpClient SharedHttpClient = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });

                public ModelsController(ILogger<ModelsController> logger) { _ = logger; }
                [HttpGet("b")] public Task<string> B() => SharedHttpClient.GetStringAsync("http://models/");
            """,
            ""));

    [Fact]
    public Task TransientFactoryOfAClient_IsRegisteredAsSingleton() => VerifyFix(
        Factory("AddTransient", "[|new OpenAIClient(services.GetRequiredService<IConfiguration>()[\"Key\"])|]"),
        Factory("AddSingleton", "new OpenAIClient(services.GetRequiredService<IConfiguration>()[\"Key\"])"));

    [Fact]
    public Task FactoryThatAsksForAScopedService_KeepsItsRegistration() => VerifyFix(
        Factory("AddScoped", "[|new OpenAIClient(services.GetRequiredService<Region>().Name)|]"),
        Factory("AddScoped", "[|new OpenAIClient(services.GetRequiredService<Region>().Name)|]"));

    private static string Factory(string method, string built) => $$"""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        public class Region { public string Name { get; set; } = ""; }
        public static class Registrations
        {
            public static void Add(IServiceCollection collection)
            {
                collection.AddScoped<Region>();
                collection.{{method}}<IChatClient>(services => {{built}}.GetChatClient("m").AsIChatClient());
            }
            public static void Map(WebApplication app) => app.MapGet("/", (IChatClient client) => client.ToString());
        }
        """;

    private static string Controller(string members, string registrations) => $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;
        public class ModelsController : ControllerBase
        {
        {{members}}
        }
        public static class Registrations
        {
            public static void Add(IServiceCollection services) { {{registrations}} }
        }
        """;

    private static Task VerifyFix(string code, string fixedCode, int iterations = 1) =>
        new RuleTest<ClientBuiltPerRequestCodeFixProvider>("SCL1002")
        {
            TestCode = code,
            FixedCode = fixedCode,
            NumberOfIncrementalIterations = code == fixedCode ? 0 : iterations,
            NumberOfFixAllIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInDocumentIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInProjectIterations = code == fixedCode ? 0 : 1,
        }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string code) => new RuleTest<EmptyCodeFixProvider>("SCL1002") { TestCode = code }.RunAsync(TestContext.Current.CancellationToken);
}

using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

/// <summary>How a call finds the code it runs: interfaces, bases, properties, delegates, constructors, the container.</summary>
public class DispatchTests
{
    private const string Store = """
        using Microsoft.ML.OnnxRuntime;
        public static class ModelStore
        {
            public static InferenceSession Load(this string path) => new InferenceSession(path);
        }
        """;

    private static async Task Expect(string path, string source)
    {
        var messages = await Analyze.MessagesAsync(Store, source);
        Assert.Equal([$"SCL1001: 'new InferenceSession(...)' loads a model on every request: {path} -> ModelStore.Load"], messages);
    }

    private static async Task ExpectSilence(string source) => Assert.Empty(await Analyze.MessagesAsync(Store, source));

    [Fact]
    public Task ExtensionMethod_IsFollowed() => Expect("GET /", """
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", () => "m".Load().ModelMetadata); }
        """);

    [Fact]
    public Task ExplicitInterfaceImplementation_IsFollowed() => Expect("GET / -> Scorer.Score", """
        public interface IScorer<T> { object Score(T value); }
        public class Scorer : IScorer<string> { object IScorer<string>.Score(string value) => value.Load(); }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (IScorer<string> scorer) => scorer.Score("a")); }
        """);

    [Fact]
    public Task InterfaceAddedByDerivedClass_IsFollowed() => Expect("GET / -> Repository.Open", """
        public class Repository { public object Open() => "m".Load(); }
        public interface IUsers { object Open(); }
        public class Users : Repository, IUsers { }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (IUsers users) => users.Open()); }
        """);

    [Fact]
    public Task TemplateMethod_IsFollowedThroughTheBase() => Expect("GET / -> Pipeline.Run -> Special.Step", """
        public abstract class Pipeline { public object Run() => Step(); protected abstract object Step(); }
        public class Special : Pipeline { protected override object Step() => "m".Load(); }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (Pipeline pipeline) => pipeline.Run()); }
        """);

    [Fact]
    public Task PropertyGetter_IsFollowed() => Expect("GET / -> Holder.Session", """
        public class Holder { public object Session => "m".Load(); }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (Holder holder) => holder.Session); }
        """);

    [Fact]
    public Task PartialClassAndLocalFunction_AreFollowed() => Expect("GET / -> Service.Run -> Service.Open -> Inner", """
        public partial class Service { public object Run() => Open(); private partial object Open(); }
        public partial class Service { private partial object Open() { object Inner() => "m".Load(); return Inner(); } }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (Service service) => service.Run()); }
        """);

    [Fact]
    public Task LambdaPassedOn_RunsWhereItStands() => Expect("GET / -> E.Score", """
        public static class E
        {
            public static void Map(WebApplication app) => app.MapGet("/", () => Score());
            private static async Task<object> Score() => await Task.Run(() => "m".Load());
        }
        """);

    [Fact]
    public Task NewPerRequest_RunsInitializersAndBaseConstructors() => Expect("GET / -> new Derived -> new Scorer", """
        public class Scorer { private readonly object _session = "m".Load(); }
        public class Derived : Scorer { }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", () => { Derived scorer = new(); return scorer; }); }
        """);

    [Fact]
    public Task TargetTypedNewAsArgument_IsFound() => Expect("GET / -> new Scorer", """
        public class Scorer { public Scorer() { "m".Load(); } }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", () => Use(new())); static object Use(Scorer scorer) => scorer; }
        """);

    [Theory]
    [InlineData("services.AddScoped<IScorer>(_ => new Scorer(\"m\".Load()));", true)]
    [InlineData("services.TryAddScoped<IScorer>(_ => new Scorer(\"m\".Load()));", true)]
    [InlineData("services.AddKeyedScoped<IScorer>(\"k\", (_, _) => new Scorer(\"m\".Load()));", true)]
    [InlineData("services.AddTransient<IScorer>(_ => new Scorer(\"m\".Load()));", true)]
    [InlineData("services.AddSingleton<IScorer>(_ => new Scorer(\"m\".Load()));", false)]
    [InlineData("services.TryAddSingleton<IScorer>(_ => new Scorer(\"m\".Load()));", false)]
    [InlineData("services.AddKeyedSingleton<IScorer>(\"k\", (_, _) => new Scorer(\"m\".Load()));", false)]
    [InlineData("var session = \"m\".Load(); services.AddScoped<IScorer>(_ => new Scorer(session));", false)]
    public async Task FactoryRegistration_RunsAsOftenAsItsLifetime(string registration, bool perRequest)
    {
        var source = $$"""
            using Microsoft.Extensions.DependencyInjection.Extensions;
            public interface IScorer { }
            public class Scorer(object session) : IScorer { public object Session => session; }
            public static class E
            {
                public static void Add(IServiceCollection services) { {{registration}} }
                public static void Map(WebApplication app) => app.MapGet("/score", (IScorer scorer) => scorer);
            }
            """;
        await (perRequest ? Expect("GET /score -> new IScorer", source) : ExpectSilence(source));
    }

    [Fact]
    public Task TransientOfASingletonOnly_IsSilent() => ExpectSilence("""
        public class Scorer { public Scorer() { "m".Load(); } }
        public class Host(Scorer scorer) { public object Scorer => scorer; }
        public static class E
        {
            public static void Add(IServiceCollection services) { services.AddTransient<Scorer>(); services.AddSingleton<Host>(); }
            public static void Map(WebApplication app) => app.MapGet("/", (Host host) => host.Scorer);
        }
        """);

    [Fact]
    public Task TypedHttpClient_IsTransient() => Expect("GET / -> new Api", """
        public class Api { public Api(System.Net.Http.HttpClient client) { "m".Load(); } }
        public static class E
        {
            public static void Add(IServiceCollection services) => services.AddHttpClient<Api>(client => client.Timeout = TimeSpan.FromSeconds(1));
            public static void Map(WebApplication app) => app.MapGet("/", (Api api) => 1);
        }
        """);

    [Fact]
    public Task LookUpInHandler_BuildsTheService() => Expect("GET / -> new Scorer", """
        public class Scorer { public Scorer() { "m".Load(); } }
        public static class E
        {
            public static void Add(IServiceCollection services) => services.AddTransient<Scorer>();
            public static void Map(WebApplication app) => app.MapGet("/", (IServiceProvider provider) => provider.GetRequiredService<Scorer>());
        }
        """);

    [Theory]
    [InlineData("private static readonly Lazy<object> Session = new(() => \"m\".Load()); public object Get() => Session.Value;")]
    [InlineData("private static object? Session; public object Get() => Session ?? (Session = \"m\".Load());")]
    [InlineData("private static object? Session; public object Get() => Session == null ? (Session = \"m\".Load()) : Session;")]
    [InlineData("[ThreadStatic] private static object? Session; public object Get() => Session ??= \"m\".Load();")]
    [InlineData("private static readonly object Session = \"m\".Load(); public object Get() => Session;")]
    [InlineData("private static readonly object Session; static Scorer() { Session = \"m\".Load(); } public object Get() => Session;")]
    [InlineData("public object? Get(Microsoft.Extensions.Caching.Memory.IMemoryCache cache) => Microsoft.Extensions.Caching.Memory.CacheExtensions.GetOrCreate(cache, \"k\", entry => { entry.Size = 1; return \"m\".Load(); });")]
    public Task CodeThatRunsOnce_IsSilent(string members) => ExpectSilence($$"""
        public class Scorer : Microsoft.AspNetCore.Mvc.ControllerBase { {{members}} }
        """);

    [Fact]
    public Task NameOfAndDocumentation_AreNoCalls() => ExpectSilence("""
        public class Scorer { public object Score() => "m".Load(); }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", () => nameof(Scorer.Score)); }
        """);

    [Fact]
    public Task MethodWithTheSameName_IsAnother() => ExpectSilence("""
        public class Scorer { public object Score() => "m".Load(); }
        public class Other { public object Score() => 1; }
        public static class E { public static void Map(WebApplication app) => app.MapGet("/", (Other other) => other.Score()); }
        """);
}

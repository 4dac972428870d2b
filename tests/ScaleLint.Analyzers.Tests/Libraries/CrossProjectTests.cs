namespace ScaleLint.Analyzers.Tests.Libraries;

public class CrossProjectTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("public static class Setup { public static void Add(IServiceCollection services, IEmbeddingGenerator<string, Embedding<float>> made) => services.AddEmbeddingGenerator(made); }", 1)]
    public async Task ToolInALibrary_IsReportedWhereTheLibraryMakesTheClient(string setup, int findings)
    {
        var solution = await new Solution().LibraryAsync("Memory", [], """
            using Microsoft.Extensions.AI;
            namespace Memory;
            public class Recall(IEmbeddingGenerator<string, Embedding<float>> embedder) { public async Task<int> Of(string text) => (await embedder.GenerateVectorAsync(text)).Length; }
            """);
        await solution.LibraryAsync("Plugins", ["Memory"], $$"""
            using Memory;
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;
            {{setup}}
            public class Tools(Recall recall) { [Microsoft.SemanticKernel.KernelFunction] public Task<int> Ask(string text) => recall.Of(text); }
            """);
        Assert.Equal(findings, (await solution.LibraryMessagesAsync("Plugins")).Length);
    }

    [Theory]
    // Requests read the table here; what adds to it must be reached too.
    [InlineData("app.MapPost(\"/\", (Rows rows, Row row) => rows.Add(row));", 1)]
    [InlineData("app.MapPost(\"/\", (Import import, Row row) => import.Run(row));", 1)]
    [InlineData("", 0)]
    [InlineData("new Rows(null!).Add(new Row());", 0)]
    public async Task WholeTableOfALibrary_IsReportedWhereRequestsAlsoAddToIt(string map, int findings)
    {
        const string setUp = "using Microsoft.Extensions.AI; using Storage; using Jobs; ";
        var solution = await new Solution().LibraryAsync("Storage", [], """
            using Microsoft.EntityFrameworkCore;
            namespace Storage;
            public class Row { public int Id { get; set; } }
            public class Shop(DbContextOptions options) : DbContext(options) { public DbSet<Row> Rows => Set<Row>(); }
            public class Rows(Shop db)
            {
                public async Task<List<Row>> AllAsync() => await db.Rows.ToListAsync();
                public void Add(Row row) { db.Rows.Add(row); db.SaveChanges(); }
            }
            """);
        await solution.LibraryAsync("Jobs", ["Storage"], "namespace Jobs; public class Import(Storage.Rows rows) { public void Run(Storage.Row row) => rows.Add(row); }");
        Assert.Contains("\"requires\"", solution.EvidenceOf("Storage"));
        var host = await solution.HostAsync(["Storage", "Jobs"], setUp + "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/ask\", async (IChatClient chat, Rows rows) => { await rows.AllAsync(); await chat.GetResponseAsync(\"?\", new ChatOptions { MaxOutputTokens = 9 }); }); " + map);
        Assert.Equal(findings, host.Count(message => message.Contains("SCL2003", StringComparison.Ordinal)));
    }

    private const string Domain = """
        namespace Domain;
        public record Product(int Id, string Name);
        public interface IProducts { Task<List<Product>> LoadAsync(string category); }
        public interface IWriter { Task<string> WriteAsync(string prompt); }
        """;

    private const string Infrastructure = """
        using Domain;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        namespace Infrastructure;
        public class Row { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Shop(DbContextOptions options) : DbContext(options) { public DbSet<Row> Rows => Set<Row>(); }
        internal sealed class Products(Shop db) : IProducts
        {
            public Task<List<Product>> LoadAsync(string category) => Task.FromResult(Read(category));
            private List<Product> Read(string category) => db.Rows.Where(row => row.Name == category).ToList().ConvertAll(row => new Product(row.Id, row.Name));
        }
        internal sealed class Writer(IChatClient chat) : IWriter
        {
            public async Task<string> WriteAsync(string prompt) => (await chat.GetResponseAsync(prompt, new ChatOptions { Temperature = 0.7f, MaxOutputTokens = 100 })).Text;
        }
        public static class Services
        {
            public static void AddInfrastructure(this IServiceCollection services)
            {
                services.AddScoped<IProducts, Products>();
                services.AddScoped<IWriter, Writer>();
            }
        }
        """;

    private const string Application = """
        using Domain;
        namespace Application;
        public interface IAdvisor { Task<string> AdviseAsync(string category); }
        public sealed class Advisor(IProducts products, IWriter writer) : IAdvisor
        {
            public async Task<string> AdviseAsync(string category) => await writer.WriteAsync(await PromptAsync(category));
            private async Task<string> PromptAsync(string category) => string.Join(",", (await products.LoadAsync(category)).Select(product => product.Name));
        }
        """;

    private const string Api = """
        using Application;
        using Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddInfrastructure();
        builder.Services.AddScoped<IAdvisor, Advisor>();
        var app = builder.Build();
        app.MapPost("/advice/{category}", (string category, IAdvisor advisor) => advisor.AdviseAsync(category));
        app.MapPost("/advice", Endpoints.Ask);
        app.Run();
        public static class Endpoints { public static Task<string> Ask(string category, IAdvisor advisor) => advisor.AdviseAsync(category); }
        """;

    private static async Task<Solution> LayersAsync(string infrastructure = Infrastructure, string application = Application)
    {
        var solution = new Solution();
        await solution.LibraryAsync("Domain", [], Domain);
        await solution.LibraryAsync("Infrastructure", ["Domain"], infrastructure);
        return await solution.LibraryAsync("Application", ["Domain"], application);
    }

    [Fact]
    public async Task InterfaceDeclaredImplementedCalledAndRegisteredInFourProjects_IsReportedOnceAtTheHostsCall()
    {
        var solution = await LayersAsync();

        // Nothing is proven where the smell is, nor where the interface is called.
        Assert.Empty(await solution.LibraryMessagesAsync("Infrastructure"));
        Assert.Empty(await solution.LibraryMessagesAsync("Application"));
        Assert.Equal(
            ["Host/1.cs(7) SCL1003: 'IQueryable.ToList(...)' blocks a thread until the database answers, on every request: POST /advice/{category} -> Advisor.AdviseAsync -> Advisor.PromptAsync -> Products.LoadAsync -> Products.Read (in Infrastructure)"],
            await solution.HostAsync(["Application", "Infrastructure"], Api));
    }

    [Fact]
    public async Task Evidence_HasNoPlaceInTheSource()
    {
        var solution = await LayersAsync();
        var moved = await LayersAsync("// a comment\n\n" + Infrastructure, "// another\n" + Application.Replace("namespace Application;", "namespace Application;\n\n// more\n"));
        Assert.Equal(solution.EvidenceOf("Infrastructure"), moved.EvidenceOf("Infrastructure"));
        Assert.Equal(solution.EvidenceOf("Application"), moved.EvidenceOf("Application"));
        Assert.Contains("\"M:Domain.IProducts.LoadAsync(System.String)\"", solution.EvidenceOf("Infrastructure"), StringComparison.Ordinal);
        Assert.Contains("\"target\": \"M:Domain.IProducts.LoadAsync(System.String)\"", solution.EvidenceOf("Application"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoInferenceOnTheWay_IsSilent()
    {
        var solution = await LayersAsync(application: Application.Replace("await writer.WriteAsync(await PromptAsync(category))", "await PromptAsync(category)"));
        Assert.Empty(await solution.HostAsync(["Application", "Infrastructure"], Api));
    }

    [Theory]
    [InlineData("#pragma warning disable SCL1003 // small\n", "")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Cost\", \"SCL1003:Sync\", Justification = \"small\")] ")]
    public async Task SmellAcceptedInTheLibrary_IsSilentAndKeepsItsReason(string pragma, string attribute)
    {
        var solution = await LayersAsync(Infrastructure.Replace("    private List<Product> Read", $"{pragma}    {attribute}private List<Product> Read"));
        Assert.Empty(await solution.HostAsync(["Application", "Infrastructure"], Api));
        Assert.Contains(attribute.Length > 0 ? "\"suppressed\": \"small\"" : "\"suppressed\": \"\"", solution.EvidenceOf("Infrastructure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatRunsOnce_IsSilent()
    {
        var solution = await LayersAsync();
        Assert.Empty(await solution.HostAsync(["Application", "Infrastructure"], Api
            .Replace("(string category, IAdvisor advisor) => advisor.AdviseAsync(category));", "(string category) => category);")
            .Replace("app.MapPost(\"/advice\", Endpoints.Ask);", "await Endpoints.Ask(\"\", null!);")));
    }

    [Fact]
    public async Task ModelLoadedInAConstructor_IsPerRequestByTheHostsRegistration()
    {
        const string Library = """
            using Microsoft.ML.OnnxRuntime;
            namespace Scoring;
            public sealed class Scorer
            {
                private readonly InferenceSession _session = new("m.onnx");
                public string Name => _session.ModelMetadata.GraphName;
            }
            """;
        const string Host = """
            using Scoring;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddScoped<Scorer>();
            var app = builder.Build();
            app.MapGet("/score", (Scorer scorer) => scorer.Name);
            app.Run();
            """;
        var solution = await new Solution().LibraryAsync("Scoring", [], Library);
        var message = Assert.Single(await solution.HostAsync(["Scoring"], Host));
        Assert.StartsWith("Host/1.cs(3) SCL1001: 'new InferenceSession(...)' loads a model on every request: GET /score", message, StringComparison.Ordinal);
        Assert.EndsWith("new Scorer (in Scoring)", message, StringComparison.Ordinal);
        Assert.Empty(await solution.HostAsync(["Scoring"], Host.Replace("AddScoped", "AddSingleton")));
        Assert.Single(await solution.HostAsync(["Scoring"], Host.Replace("AddScoped<Scorer>()", "AddHttpContextAccessor()").Replace("(Scorer scorer) => scorer.Name", "() => new Scorer().Name")));
    }

    [Fact]
    public async Task SmellsInOneLibraryMember_EachCount()
    {
        const string Library = """
            using Microsoft.ML.OnnxRuntime;
            namespace Scoring;
            public static class Scorer
            {
                public static string Score() => new InferenceSession("a.onnx").ModelMetadata.GraphName + new InferenceSession("b.onnx").ModelMetadata.GraphName;
            }
            """;
        var solution = await new Solution().LibraryAsync("Scoring", [], Library);
        Assert.Equal(2, (await solution.HostAsync(["Scoring"], "var app = WebApplication.Create(); app.MapGet(\"/\", () => Scoring.Scorer.Score()); app.Run();")).Length);
        Assert.Equal(2, (await solution.HostAsync(["Scoring"], "var app = WebApplication.Create(); app.MapGet(\"/\", Scoring.Scorer.Score); app.Run();")).Length);
    }

    // Both members come to the same call, one of them by a helper that the other does not pass.
    [Fact]
    public async Task MembersThatShareACall_EachLeadOn()
    {
        const string Library = """
            namespace Steps;
            public interface IStep { string Run(); }
            public class Runner(IStep step)
            {
                public string First() => step.Run();
                public string Second() => Shared();
                public string Third() => Shared() + First();
                private string Shared() => step.Run() + "";
            }
            """;
        const string Load = """
            using Microsoft.ML.OnnxRuntime;
            using Steps;
            namespace Scoring;
            public class Step : IStep { public string Run() => new InferenceSession("a.onnx").ModelMetadata.GraphName; }
            """;
        foreach (var member in new[] { "First", "Second", "Third" })
        {
            var solution = new Solution();
            await solution.LibraryAsync("Steps", [], Library);
            await solution.LibraryAsync("Scoring", ["Steps"], Load);
            var message = Assert.Single(await solution.HostAsync(["Steps", "Scoring"], $"using Steps; var app = WebApplication.Create(); app.MapGet(\"/\", (IStep step) => new Runner(step).{member}()); app.Run();"));
            Assert.Contains($"GET / -> Runner.{member} ->", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PropertyAndExtensionOfALibrary_LeadIntoIt()
    {
        const string Library = """
            using Microsoft.ML.OnnxRuntime;
            namespace Scoring;
            public static class Scorer
            {
                public static string Name => new InferenceSession("a.onnx").ModelMetadata.GraphName;
                public static string Score<T>(this T value) => new InferenceSession("b.onnx").ModelMetadata.GraphName + value;
            }
            """;
        var solution = await new Solution().LibraryAsync("Scoring", [], Library);
        Assert.Equal(
            ["Host/1.cs(3) SCL1001: 'new InferenceSession(...)' loads a model on every request: GET /name -> Scorer.Name (in Scoring)",
             "Host/1.cs(4) SCL1001: 'new InferenceSession(...)' loads a model on every request: GET /score -> Scorer.Score (in Scoring)"],
            await solution.HostAsync(["Scoring"], """
                using Scoring;
                var app = WebApplication.Create();
                app.MapGet("/name", () => Scorer.Name);
                app.MapGet("/score", (string text) => text.Score());
                app.Run();
                """));
    }

    [Fact]
    public async Task BrokenEvidence_IsPassedOver()
    {
        var compilation = Verifiers.Analyze.Compile("public class C { public int M() => 1; }");
        foreach (var text in new[] { "", "{", "[]", "{ \"evidenceVersion\": 2, \"assembly\": \"A\" }", "{ \"evidenceVersion\": 1, \"assembly\": \"A\", \"items\": [ 1, { \"kind\": \"smell\", \"member\": \"M:C.M\", \"rule\": \"SCL1001\", \"openEnds\": [ 3, { \"members\": [ \"\", \"M:C.M\", \"X\", \"M:\" ] } ] } ] }" })
        {
            Assert.Empty(await Verifiers.Analyze.MessagesAsync(compilation, "", ("/A.scalelint.json", text)));
        }
    }
}

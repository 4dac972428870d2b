using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.CodeFixes;

/// <summary>How <c>dotnet format</c> asks: the first diagnostic of the analyzer, of whichever rule, decides the key of fix-all.</summary>
public class OwnDiagnosticsTests
{
    private const string Source = """
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.ML.OnnxRuntime;
        using OpenAI.Chat;
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/score", () => new InferenceSession("model.onnx").ModelMetadata);
                app.MapGet("/ask", (string id, IMemoryCache cache) =>
                {
                    cache.Set(id, "asked");
                    return new ChatClient("gpt", "key").AsIChatClient();
                });
            }
        }
        """;

    public static TheoryData<string, CodeFixProvider> Providers { get; } = new()
    {
        { "SCL1001", new ModelLoadedPerRequestCodeFixProvider() },
        { "SCL1002", new ClientBuiltPerRequestCodeFixProvider() },
        { "SCL4001", new UnboundedCacheEntryCodeFixProvider() },
    };

    [Theory]
    [MemberData(nameof(Providers), DisableDiscoveryEnumeration = true)]
    public async Task FixAllWithoutAKey_TakesTheFixThatComesFirst(string id, CodeFixProvider provider)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace);
        var diagnostics = await LiveAnalysis.GetDiagnosticsAsync(document.Project, TestContext.Current.CancellationToken);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == id);

        var action = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Solution, codeActionEquivalenceKey: null!, [id], new Given(diagnostics), TestContext.Current.CancellationToken));

        var operations = await action!.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        var left = await LiveAnalysis.GetDiagnosticsAsync(changed.GetProject(document.Project.Id)!, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(left, diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Providers), DisableDiscoveryEnumeration = true)]
    public async Task FindingOfAnotherRule_IsPassedOver(string id, CodeFixProvider provider)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace);
        var offered = new List<CodeAction>();

        foreach (var diagnostic in await LiveAnalysis.GetDiagnosticsAsync(document.Project, TestContext.Current.CancellationToken))
        {
            if (diagnostic.Id != id)
            {
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
            }
        }

        Assert.Empty(offered);
    }

    private static Document AddDocument(AdhocWorkspace workspace)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Service",
            "Service",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: TestReferences.All));
        return project
            .AddDocument("ImplicitUsings.cs", TestSources.ImplicitUsings, filePath: "/0/ImplicitUsings.cs").Project
            .AddDocument("Endpoints.cs", Source, filePath: "/0/Endpoints.cs");
    }

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}

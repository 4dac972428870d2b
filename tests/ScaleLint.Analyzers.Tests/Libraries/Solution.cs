using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.Model;

namespace ScaleLint.Analyzers.Tests.Libraries;

/// <summary>
/// Projects that are compiled one after the other, each with the assemblies and the evidence of those it references, as the build does it: facts go through the form of the
/// compiler's error log and of the evidence file.
/// </summary>
internal sealed class Solution
{
    private readonly Dictionary<string, (CSharpCompilation Compilation, byte[] Evidence, string[] References)> _projects = [];

    /// <summary>Compiles a library and keeps its evidence.</summary>
    public async Task<Solution> LibraryAsync(string name, string[] references, params string[] sources)
    {
        var compilation = Compile(name, references, sources);
        var facts = (await AnalyzeAsync(compilation, references, "build_property.ScaleLintEvidence = true")).Where(diagnostic => diagnostic.Id == "SCL0002");
        var evidence = EvidenceLog.Read(JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = "2.1.0",
            runs = new[] { new { results = facts.Select(fact => new { ruleId = fact.Id, properties = new { customProperties = fact.Properties } }) } },
        }), name);
        _projects.Add(name, (compilation, EvidenceFile.Write(evidence!), references));
        return this;
    }

    /// <summary>The evidence file of a library.</summary>
    public string EvidenceOf(string name) => System.Text.Encoding.UTF8.GetString(_projects[name].Evidence);

    /// <summary>
    /// Compiles a host and returns what ScaleLint says of it, as <c>path(line) id: message</c>. An editor references projects as source, a build as assemblies: both must say the same.
    /// </summary>
    public async Task<ImmutableArray<string>> HostAsync(string[] references, params string[] sources)
    {
        var messages = Show(await AnalyzeAsync(Compile("Host", references, sources), references, ""));
        Assert.Equal(messages, Show(await AnalyzeAsync(Compile("Host", references, sources, asInAnEditor: true), references, "")));
        return messages;
    }

    /// <summary>What ScaleLint says of a library while it is typed.</summary>
    public async Task<ImmutableArray<string>> LibraryMessagesAsync(string name) =>
        Show((await AnalyzeAsync(_projects[name].Compilation, _projects[name].References, "build_property.ScaleLintEvidence = true")).Where(diagnostic => diagnostic.Id != "SCL0002"));

    private static ImmutableArray<string> Show(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => $"{diagnostic.Location.SourceTree?.FilePath}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}) {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
        .OrderBy(line => line, StringComparer.Ordinal)
        .ToImmutableArray();

    private CSharpCompilation Compile(string name, string[] references, string[] sources, bool asInAnEditor = false)
    {
        var compilation = CSharpCompilation.Create(
            name,
            sources.Prepend(TestSources.ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), $"{name}/{i}.cs")),
            TestReferences.All.Concat(Closure(references).Select(reference => asInAnEditor ? _projects[reference].Compilation.ToMetadataReference() : (MetadataReference)Emit(_projects[reference].Compilation))),
            new CSharpCompilationOptions(name == "Host" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    // As in a build: the assembly, not the source behind it.
    private static PortableExecutableReference Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, string[] references, string options)
    {
        var files = Closure(references).Select(reference => (AdditionalText)new InMemoryAdditionalText($"/{reference}{EvidenceFile.Suffix}", EvidenceOf(reference))).ToImmutableArray();
        Exception? crash = null;
        var analysis = compilation.WithAnalyzers([new ScaleLintAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files, new InMemoryOptions(options)), (exception, _, _) => crash = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Null(crash);
        return diagnostics;
    }

    private IEnumerable<string> Closure(IEnumerable<string> references) =>
        references.SelectMany(reference => Closure(_projects[reference].References).Append(reference)).Distinct();
}

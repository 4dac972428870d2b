using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>Runs ScaleLint over source text and returns what it says, for tests that ask about paths rather than places.</summary>
internal static class Analyze
{
    /// <summary>A compilation of the sources against the real libraries.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Service",
        sources.Prepend(TestSources.ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), $"/{i}.cs")),
        TestReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What ScaleLint says, as <c>id: message</c> in the order of the source. The sources must compile.</summary>
    public static Task<ImmutableArray<string>> MessagesAsync(params string[] sources)
    {
        var compilation = Compile(sources);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MessagesAsync(compilation, "");
    }

    /// <summary>The same with lines of .editorconfig, and for sources that need not compile.</summary>
    public static async Task<ImmutableArray<string>> MessagesAsync(Compilation compilation, string editorConfig, params (string Path, string Text)[] additionalFiles)
    {
        var options = new AnalyzerOptions(
            additionalFiles.Select(file => (AdditionalText)new InMemoryAdditionalText(file.Path, file.Text)).ToImmutableArray(),
            new InMemoryOptions(editorConfig));
        var diagnostics = await compilation.WithAnalyzers([new ScaleLintAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics
            .Where(diagnostic => !IsFact(diagnostic))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
            .ToImmutableArray();
    }

    /// <summary>Facts about code stand beside the findings; they have tests of their own.</summary>
    public static bool IsFact(Diagnostic diagnostic) => diagnostic.Id is "SCL0001" or "SCL0002";
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests;

public class BaselineSuppressorTests
{
    private const string Service = """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/one", () => One());
                app.MapGet("/two", () => Two());
            }

            private static int One() => new Microsoft.ML.OnnxRuntime.InferenceSession("m.onnx").InputMetadata.Count;

            private static int Two()
            {
                var first = new Microsoft.ML.OnnxRuntime.InferenceSession("a.onnx");
                var second = new Microsoft.ML.OnnxRuntime.InferenceSession("b.onnx");
                return first.InputMetadata.Count + second.InputMetadata.Count;
            }
        }
        """;

    private const string File = "/app/scalecost.baseline.json";

    [Theory]
    [InlineData("", "One Two Two")]
    [InlineData("\"M:Endpoints.One\": { \"1.cs\": { \"SCL1001\": 1 } }", "Two Two")]
    [InlineData("\"M:Endpoints.One\": { \"moved.cs\": { \"SCL1001\": 1 } }", "Two Two")]
    [InlineData("\"M:Endpoints.One\": { \"1.cs\": { \"SCL1001\": 5 } }, \"M:Endpoints.Two\": { \"1.cs\": { \"SCL1001\": 2 } }", "")]
    [InlineData("\"M:Endpoints.Two\": { \"1.cs\": { \"SCL1001\": 1 } }", "One Two Two")]
    [InlineData("\"M:Endpoints.One\": { \"1.cs\": { \"SCL1002\": 1 } }", "One Two Two")]
    [InlineData("\"M:Endpoints.Other\": { \"1.cs\": { \"SCL1001\": 9 } }", "One Two Two")]
    public async Task FindingsOfAMember_AreSilentAsLongAsThereAreNoMore(string findings, string shown) =>
        Assert.Equal(shown, await ShownAsync(File, $"{{ \"baselineVersion\": 1, \"findings\": {{ {findings} }} }}"));

    [Theory]
    [InlineData("/app/other.json", "", "One Two Two")]
    [InlineData("/app/other.json", "build_property.ScaleLintBaseline = other.json", "Two Two")]
    [InlineData("/app/scalecost.baseline.json", "build_property.ScaleLintBaseline = other.json", "One Two Two")]
    public async Task File_IsTheOneThatThePropertyNames(string path, string options, string shown) =>
        Assert.Equal(shown, await ShownAsync(path, "{ \"baselineVersion\": 1, \"findings\": { \"M:Endpoints.One\": { \"1.cs\": { \"SCL1001\": 1 } } } }", options));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"baselineVersion\": 2, \"findings\": { \"M:Endpoints.One\": { \"1.cs\": { \"SCL1001\": 1 } } } }")]
    public async Task BrokenBaseline_SilencesNothing(string text) => Assert.Equal("One Two Two", await ShownAsync(File, text));

    [Fact]
    public async Task FindingTurnedDownToInformation_IsNotCounted() => Assert.Equal(
        "One Two Two",
        await ShownAsync(File, "{ \"baselineVersion\": 1, \"findings\": { \"M:Endpoints.One\": { \"1.cs\": { \"SCL1001\": 1 } } } }", severity: ReportDiagnostic.Info));

    [Fact]
    public async Task ManyThreads_AlwaysGiveTheSameAnswer()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("One", await ShownAsync(File, "{ \"baselineVersion\": 1, \"findings\": { \"M:Endpoints.Two\": { \"1.cs\": { \"SCL1001\": 2 } } } }"));
        }
    }

    [Fact]
    public void EveryRule_CanBeInTheBaseline()
    {
        var suppressions = new BaselineSuppressor().SupportedSuppressions;

        Assert.Equal(AllRules.Rules.Select(rule => rule.Descriptor.Id), suppressions.Select(suppression => suppression.SuppressedDiagnosticId));
        Assert.Equal(AllRules.Rules.Select(rule => "SCLB" + rule.Descriptor.Id[3..]), suppressions.Select(suppression => suppression.Id));
    }

    /// <summary>The methods with a finding that shows, in the order of the source.</summary>
    private static async Task<string> ShownAsync(string path, string baseline, string editorConfig = "", ReportDiagnostic severity = ReportDiagnostic.Default)
    {
        var compilation = Analyze.Compile(Service);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("SCL1001", severity)));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([new InMemoryAdditionalText(path, baseline)], new InMemoryOptions(editorConfig)),
            onAnalyzerException: (exception, _, _) => Assert.Fail(exception.ToString()),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [new ScaleLintAnalyzer(), new BaselineSuppressor()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return string.Join(
            " ",
            diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.Properties[DiagnosticProperties.Member]!.Split('.')[^1]));
    }
}

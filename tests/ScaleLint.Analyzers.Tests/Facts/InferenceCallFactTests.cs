using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Facts;

public class InferenceCallFactTests
{
    private const string Service = """
        using Microsoft.Extensions.AI;
        public class Writer(IChatClient chat)
        {
            public Task<ChatResponse> WriteAsync(string text) => chat.GetResponseAsync(text);
            public Task<ChatResponse> ShortAsync(string text) => chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 100 });
            public Task<ChatResponse> UnusedAsync(string text) => chat.GetResponseAsync(text);
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/a", (string text, Writer writer) => writer.WriteAsync(text));
                app.MapPost("/b", (string text, Writer writer) => Write(text, writer));
                app.MapPost("/c", (string text, Writer writer) => writer.ShortAsync(text));
            }
            private static Task<ChatResponse> Write(string text, Writer writer) => writer.WriteAsync(text);
        }
        """;

    private const string Manifest = """
        { "version": 1, "asOf": "2026-11-01", "currency": "EUR", "traffic": { "users": 10, "growth": { "usersPer12Months": 2 } },
          "components": { "inference": { "costPerMonth": 1000, "growthExponent": 1, "hosting": "token-api", "contextTokensPer12Months": 3 } } }
        """;

    [Fact]
    public async Task CallThatRequestsReach_IsDescribed() => Assert.Equal(
        ["'IChatClient.GetResponseAsync(...)' asks a model on POST /a and 1 more entry point: no cache in sight, no limit for the answer",
         "'IChatClient.GetResponseAsync(...)' asks a model on POST /c: no cache in sight, with a limit for the answer"],
        await FactsAsync());

    [Fact]
    public async Task ManifestInReach_SaysWhatInferenceCosts() => Assert.Equal(
        "'IChatClient.GetResponseAsync(...)' asks a model on POST /c: no cache in sight, with a limit for the answer; inference costs 1.00k EUR a month, 10.0k EUR at 10x users, mostly for longer contexts",
        (await FactsAsync(("/app/scalecost.json", Manifest)))[1]);

    private static async Task<ImmutableArray<string>> FactsAsync(params (string Path, string Text)[] files)
    {
        var options = new AnalyzerOptions(files.Select(file => (AdditionalText)new InMemoryAdditionalText(file.Path, file.Text)).ToImmutableArray(), new InMemoryOptions(""));
        var diagnostics = await Analyze.Compile(Service).WithAnalyzers([new ScaleLintAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Where(diagnostic => diagnostic.Id == "SCL0001")
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info ? diagnostic.GetMessage(CultureInfo.InvariantCulture) : "")
            .ToImmutableArray();
    }
}

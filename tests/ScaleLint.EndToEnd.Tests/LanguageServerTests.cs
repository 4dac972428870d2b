using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class LanguageServerTests(PackedPackage package)
{
    [Fact]
    public async Task FindingOfAnotherFilesRequest_IsShownLiveAndGoesWithTheEdit()
    {
        var samples = package.CopySamples("language-server");
        (await samples.DotNetAsync("restore", samples.Before)).Expect(exitCode: 0);
        var ranker = Path.Combine(samples.Before, "Services", "OnnxRanker.cs");
        var service = Path.Combine(samples.Before, "Services", "RecommendationService.cs");
        var expected = Assert.Single(Finding.ExpectedIn(samples.Before), finding => finding.File == "Services/OnnxRanker.cs");
        await using var server = await LanguageServer.StartAsync(package, samples.Before);

        await server.OpenAsync(ranker);
        var shown = ScaleLintOnly(await server.DiagnosticsAsync(ranker));

        var finding = Assert.Single(shown);
        Assert.Equal((expected.Id, expected.Line), (finding.Id, finding.Line));
        Assert.Contains("POST /recommendations", finding.Message, StringComparison.Ordinal);

        // The request no longer reaches the ranker: an edit two files away, and the squiggle here is gone.
        await server.OpenAsync(service);
        var text = await File.ReadAllTextAsync(service, TestContext.Current.CancellationToken);
        const string call = "ranker.Rank(profile, candidates).Take(request.Count)";
        Assert.Contains(call, text, StringComparison.Ordinal);
        await server.ChangeAsync(service, text.Replace(call, "", StringComparison.Ordinal));
        Assert.Empty(ScaleLintOnly(await server.DiagnosticsAsync(ranker)));

        await server.ChangeAsync(service, text);
        Assert.Single(ScaleLintOnly(await server.DiagnosticsAsync(ranker)));

        // The load is hoisted out of the method: gone as well.
        var loading = await File.ReadAllTextAsync(ranker, TestContext.Current.CancellationToken);
        var hoisted = loading
            .Replace("        using var session = new InferenceSession(ModelPath);", "        var session = Session;", StringComparison.Ordinal)
            .Replace("    private const int FeatureCount", "    private static readonly InferenceSession Session = new(ModelPath);\n    private const int FeatureCount", StringComparison.Ordinal);
        await server.ChangeAsync(ranker, hoisted);
        Assert.Empty(ScaleLintOnly(await server.DiagnosticsAsync(ranker)));
    }

    [Fact]
    public async Task PackageInstalledIntoANewWebApi_ShowsAFindingTwoFilesAwayFromTheEndpoint()
    {
        var project = await package.NewWebApiAsync();
        await using var server = await LanguageServer.StartAsync(package, project.Folder);
        var models = Path.Combine(project.Folder, "Scoring", "Models.cs");

        await server.OpenAsync(models);
        var finding = Assert.Single(ScaleLintOnly(await server.DiagnosticsAsync(models)));

        Assert.Equal("SCL1001", finding.Id);
        Assert.Contains("GET /score -> Scorer.Score -> Models.Load", finding.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LiveDiagnostic> ScaleLintOnly(IEnumerable<LiveDiagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("SCL", StringComparison.Ordinal) && diagnostic.Id is not ("SCL0001" or "SCL0002"))];
}

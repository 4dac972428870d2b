using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests;

public class UserManifestTests
{
    private const string Service = """
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/", () => new Microsoft.ML.OnnxRuntime.InferenceSession("m.onnx"));
        }
        """;

    private const string Manifest = """
        { "version": 1, "asOf": "2026-11-01", "currency": "EUR", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
          "components": { "inference": { "costPerMonth": 1000, "growthExponent": 1 } } }
        """;

    private const string Unpriced = "SCL1001: 'new InferenceSession(...)' loads a model on every request: GET /";

    [Theory]
    [InlineData("/app/scalecost.json", "")]
    [InlineData("/app/ScaleCost.json", "build_property.ScaleCostManifest = ")]
    [InlineData("/app/costs/live.json", "build_property.ScaleCostManifest = ../costs/live.json")]
    public async Task ManifestInReach_PricesTheFinding(string path, string options) =>
        Assert.Equal([Unpriced + "; costs about 9.68k EUR a month more at 10x users"], await Analyze.MessagesAsync(Analyze.Compile(Service), options, (path, Manifest)));

    [Theory]
    [InlineData("/app/other.json", Manifest, "")]
    [InlineData("/app/scalecost.json", Manifest, "build_property.ScaleCostManifest = live.json")]
    [InlineData("/app/scalecost.json", "{ \"version\": 1 ", "")]
    [InlineData("/app/scalecost.json", "", "")]
    [InlineData("/app/scalecost.json", """{ "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } }, "components": { "storage": { "costPerMonth": 1 } } }""", "")]
    public async Task NoBillForTheFinding_LeavesTheMessageAsItIs(string path, string manifest, string options) =>
        Assert.Equal([Unpriced], await Analyze.MessagesAsync(Analyze.Compile(Service), options, (path, manifest)));

    [Theory]
    [InlineData("build_property.ScaleLintEnabled = false", 0)]
    [InlineData("build_property.ScaleLintEnabled = False", 0)]
    [InlineData("build_property.ScaleLintEnabled = true", 1)]
    [InlineData("build_property.ScaleLintEnabled = ", 1)]
    public async Task MasterSwitch_SilencesTheRulesToo(string options, int findings) =>
        Assert.Equal(findings, (await Analyze.MessagesAsync(Analyze.Compile(Service), options)).Length);
}

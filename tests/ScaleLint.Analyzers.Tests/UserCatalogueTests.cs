using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests;

public class UserCatalogueTests
{
    private const string Service = """
        namespace Shop;
        public class ModelStore { public static object Open(string path) => new(); }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/", () => ModelStore.Open("m"));
        }
        """;

    [Fact]
    public async Task OwnModelLoader_IsReported()
    {
        var messages = await Analyze.MessagesAsync(Analyze.Compile(Service), "", ("/scalelint.apis.txt", "model-load M:Shop.ModelStore.Open"));
        Assert.Equal(["SCL1001: 'ModelStore.Open(...)' loads a model on every request: GET /"], messages);
    }

    [Fact]
    public async Task BrokenLine_IsAWarningAndTheOthersCount()
    {
        var messages = await Analyze.MessagesAsync(Analyze.Compile(Service), "", ("/scalelint.apis.txt", "modelload M:X\nmodel-load M:Shop.ModelStore.Open\nnonsense\n"));
        Assert.Equal(3, messages.Length);
        Assert.Contains(messages, message => message.StartsWith("SCL0003: This line of scalelint.apis.txt is skipped: unknown kind 'modelload'", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("SCL0003: This line of scalelint.apis.txt is skipped: expected 'kind ID'", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("SCL1001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MutedMember_EndsThePath()
    {
        var source = Service.Replace("() => ModelStore.Open", "() => Warm(\"\"); static object Warm(string a) => ModelStore.Open", StringComparison.Ordinal);
        Assert.Single(await Analyze.MessagesAsync(Analyze.Compile(source), "", ("/scalelint.apis.txt", "model-load M:Shop.ModelStore.Open")));
        Assert.Empty(await Analyze.MessagesAsync(Analyze.Compile(source), "", ("/scalelint.apis.txt", "model-load M:Shop.ModelStore.Open\nmute M:Shop.Endpoints.Warm")));
    }
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class CachedSamplingTests
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;

        """;

    private static string Handler(string statements, string members = "") => Usings + $$"""
        public static class Endpoints
        {
            private static readonly ChatOptions Lively = new() { Temperature = 0.9f };
            private static readonly ConcurrentDictionary<string, string> Known = new();
            {{members}}
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string text, float warmth, IChatClient chat, IMemoryCache memory, IDistributedCache distributed, HybridCache hybrid) =>
                {
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f }, token)|]).Text);")]
    [InlineData("var answer = await memory.GetOrCreateAsync(text, entry => { entry.Size = 1; return [|chat.GetResponseAsync(text, Lively)|]; });")]
    [InlineData("if (!memory.TryGetValue(text, out string? answer)) { var options = new ChatOptions(); options.Temperature = 1; var response = await [|chat.GetResponseAsync(text, options)|]; answer = response.Text; memory.Set(text, answer, TimeSpan.FromHours(1)); }")]
    [InlineData("var answer = await distributed.GetStringAsync(text); if (answer is null) { answer = (await [|chat.GetResponseAsync(text, Lively)|]).Text; await distributed.SetStringAsync(text, answer, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) }); }")]
    [InlineData("if (!Known.TryGetValue(text, out var answer)) { answer = (await [|chat.GetResponseAsync(text, Lively)|]).Text; Known[text] = answer; }")]
    [InlineData("await hybrid.GetOrCreateAsync(text, async _ => await AskAsync(chat, text));", "private static async Task<string> AskAsync(IChatClient chat, string text) => (await [|chat.GetResponseAsync(text, Lively)|]).Text;")]
    public Task SampledAnswerThatIsKept_IsReported(string statements, string members = "") => Verify(Handler(statements, members));

    [Theory]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 }, token)).Text);")]
    // What the provider's default is, nobody wrote down.
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, cancellationToken: token)).Text);")]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = warmth }, token)).Text);")]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f, Seed = 7 }, token)).Text);")]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f, TopP = 0 }, token)).Text);")]
    [InlineData("var options = new ChatOptions { Temperature = 0.7f }; if (text.Length > 9) { options.Temperature = 0; } await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, options, token)).Text);")]
    // Not the answer is kept.
    [InlineData("var answer = (await chat.GetResponseAsync(text, Lively)).Text;")]
    [InlineData("if (!memory.TryGetValue(text, out string? prompt)) { prompt = text.ToUpperInvariant(); memory.Set(text, prompt, TimeSpan.FromHours(1)); } var answer = await chat.GetResponseAsync(prompt!, Lively);")]
    [InlineData("var prompt = await hybrid.GetOrCreateAsync(text, token => ValueTask.FromResult(text)); var answer = await chat.GetResponseAsync(prompt, Lively);")]
    public Task AnswerThatIsNotSampledOrNotKept_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("builder.Services.AddChatClient(inner).UseDistributedCache();", true)]
    [InlineData("builder.Services.AddChatClient(inner).UseFunctionInvocation();", false)]
    // Which of the two the endpoint gets is not clear.
    [InlineData("builder.Services.AddChatClient(inner).UseDistributedCache(); builder.Services.AddKeyedChatClient(\"lively\", inner);", false)]
    public Task CachingLayerOfTheClient_Counts(string registration, bool isReported) => Verify(Usings + $$"""
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app, IChatClient inner)
            {
                {{registration}}
                app.MapGet("/{text}", async (string text, IChatClient chat) => { await {{(isReported ? "[|" : "")}}chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f }){{(isReported ? "|]" : "")}}; });
            }
        }
        """);

    [Fact]
    public Task ClientThatTheMethodMakes_IsNotThePipeline() => Verify(Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app, IChatClient inner)
            {
                builder.Services.AddChatClient(inner).UseDistributedCache();
                app.MapPost("/ask", async (string text) =>
                {
                    var chat = Make();
                    return (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f })).Text;
                });
            }

            private static IChatClient Make() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify(Usings + """
        public class Job(IChatClient chat, HybridCache cache)
        {
            public async Task RunAsync(string text) =>
                await cache.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f }, token)).Text);
        }
        """);

    [Theory]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f /* lively */ }, token)|]).Text);", "await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 /* lively */ }, token)).Text);")]
    [InlineData("var options = new ChatOptions(); options.Temperature = 0.5f; await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, options, token)|]).Text);", "var options = new ChatOptions(); options.Temperature = 0; await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, options, token)).Text);")]
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0.7f }, token)|]).Text); await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 1 }, token)|]).Text);", "await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 }, token)).Text); await hybrid.GetOrCreateAsync(text, async token => (await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 }, token)).Text);")]
    // Another call varies its answers with the same options.
    [InlineData("await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, Lively, token)|]).Text); await chat.GetResponseAsync(text, Lively);", "await hybrid.GetOrCreateAsync(text, async token => (await [|chat.GetResponseAsync(text, Lively, token)|]).Text); await chat.GetResponseAsync(text, Lively);")]
    public Task Fix_SetsTheTemperatureOfThisCall(string before, string after) =>
        new RuleTest<CachedSamplingCodeFixProvider>("SCL1008") { TestCode = Handler(before), FixedCode = Handler(after) }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1008") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

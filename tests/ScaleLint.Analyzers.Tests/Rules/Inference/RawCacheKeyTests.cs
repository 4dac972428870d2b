using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class RawCacheKeyTests
{
    private static string Handler(string statements, string members = "") => $$"""
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;
        using StackExchange.Redis;
        using ZiggyCreatures.Caching.Fusion;
        public record Ask(string Question, string CustomerId, string PromptVersion);
        public record Maybe(string? Question);
        public record Trimmed(string Text) { public string Text { get; } = Text.Trim(); }
        public static class Endpoints
        {
            private static readonly ChatOptions Exact = new() { Temperature = 0, MaxOutputTokens = 50 };
            {{members}}
            private static string Canonical(string text) => text.Trim().ToLowerInvariant();
            private static async Task<string> AnswerAsync(IChatClient chat, string question) => (await chat.GetResponseAsync(question, Exact)).Text;
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string question, string customerId, Ask ask, Maybe maybe, Trimmed trimmed, IChatClient chat, IMemoryCache memory, IDistributedCache distributed, HybridCache hybrid, IFusionCache fusion, IDatabase redis) =>
                {
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("await hybrid.GetOrCreateAsync([|question|], async token => (await chat.GetResponseAsync(question, Exact, token)).Text);")]
    [InlineData("await hybrid.GetOrCreateAsync($\"faq:{[|question|]}\", async token => (await chat.GetResponseAsync(question, Exact, token)).Text);")]
    [InlineData("await fusion.GetOrSetAsync<string>(\"faq:\" + [|ask.Question|], async token => await AnswerAsync(chat, ask.Question));")]
    [InlineData("var key = $\"faq:{customerId}:{question}\"; await memory.GetOrCreateAsync([|key|], entry => { entry.Size = 1; return AnswerAsync(chat, question); });")]
    [InlineData("var answer = await distributed.GetStringAsync([|question|]); if (answer is null) { answer = await AnswerAsync(chat, question); await distributed.SetStringAsync(question, answer, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) }); }")]
    [InlineData("string? answer = await redis.StringGetAsync(\"faq:\" + [|question|]); if (answer is null) { answer = await AnswerAsync(chat, question); await redis.StringSetAsync(\"faq:\" + question, answer, TimeSpan.FromHours(1)); }")]
    // A hash of what was typed.
    [InlineData("var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(question))); if (!memory.TryGetValue([|key|], out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set(key, answer, TimeSpan.FromHours(1)); }")]
    // Two caches, one key, one finding.
    [InlineData("var key = \"faq:\" + question; if (!memory.TryGetValue([|key|], out string? answer)) { answer = await distributed.GetStringAsync(key) ?? await AnswerAsync(chat, question); memory.Set(key, answer, TimeSpan.FromHours(1)); await distributed.SetStringAsync(key, answer); }")]
    public Task TextAsItWasTyped_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    // Brought into one form.
    [InlineData("await hybrid.GetOrCreateAsync(question.Trim(), async token => await AnswerAsync(chat, question));")]
    [InlineData("await hybrid.GetOrCreateAsync($\"faq:{question.ToLowerInvariant()}\", async token => await AnswerAsync(chat, question));")]
    [InlineData("await hybrid.GetOrCreateAsync(Canonical(question), async token => await AnswerAsync(chat, question));")]
    [InlineData("question = question.Trim(); await hybrid.GetOrCreateAsync(question, async token => await AnswerAsync(chat, question));")]
    [InlineData("var text = question.Normalize(); await hybrid.GetOrCreateAsync(text, async token => await AnswerAsync(chat, question));")]
    [InlineData("await hybrid.GetOrCreateAsync(trimmed.Text, async token => await AnswerAsync(chat, trimmed.Text));")]
    [InlineData("var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(question)))); await hybrid.GetOrCreateAsync(key, async token => await AnswerAsync(chat, question));")]
    // No text.
    [InlineData("await hybrid.GetOrCreateAsync(customerId, async token => await AnswerAsync(chat, customerId));")]
    [InlineData("await hybrid.GetOrCreateAsync(ask.PromptVersion, async token => await AnswerAsync(chat, ask.Question));")]
    [InlineData("await hybrid.GetOrCreateAsync(\"question\", async token => await AnswerAsync(chat, \"What is new?\"));")]
    // No model behind the cache.
    [InlineData("await hybrid.GetOrCreateAsync(question, async token => await File.ReadAllTextAsync(question, token));")]
    [InlineData("if (!memory.TryGetValue(question, out string? prompt)) { prompt = question.ToUpperInvariant(); memory.Set(question, prompt, TimeSpan.FromHours(1)); } await AnswerAsync(chat, prompt!);")]
    [InlineData("var known = memory.Get<string>(question); await AnswerAsync(chat, question);")]
    public Task OtherKeysAndCaches_AreSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("service.AskAsync(question)", true)]
    [InlineData("service.AskAsync(question.Trim())", false)]
    [InlineData("service.AskAsync(\"What is new?\")", false)]
    public Task Service_IsReportedWhereItsCallerHandsOverWhatWasTyped(string call, bool isReported) => Verify($$"""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Hybrid;
        public class Service(IChatClient chat, HybridCache cache)
        {
            public ValueTask<string> AskAsync(string question) =>
                cache.GetOrCreateAsync({{(isReported ? "[|question|]" : "question")}}, async token => (await chat.GetResponseAsync(question, cancellationToken: token)).Text);
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/ask", async (string question, Service service) => await {{call}});
        }
        """);

    [Fact]
    public Task NobodyAsks_IsSilent() => Verify("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Hybrid;
        public class Service(IChatClient chat, HybridCache cache)
        {
            public ValueTask<string> AskAsync(string question) =>
                cache.GetOrCreateAsync(question, async token => (await chat.GetResponseAsync(question, cancellationToken: token)).Text);
        }
        """);

    [Theory]
    [InlineData(
        "await hybrid.GetOrCreateAsync($\"faq:{[|question|]}\", async token => await AnswerAsync(chat, question));",
        "await hybrid.GetOrCreateAsync($\"faq:{question.Trim().ToLowerInvariant()}\", async token => await AnswerAsync(chat, question));")]
    [InlineData(
        "await hybrid.GetOrCreateAsync(\"faq:\" + [|ask.Question|], async token => await AnswerAsync(chat, ask.Question));",
        "await hybrid.GetOrCreateAsync(\"faq:\" + ask.Question.Trim().ToLowerInvariant(), async token => await AnswerAsync(chat, ask.Question));")]
    // Read and write alike.
    [InlineData(
        "if (!memory.TryGetValue([|question|], out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set(question, answer, TimeSpan.FromHours(1)); }",
        "if (!memory.TryGetValue(question.Trim().ToLowerInvariant(), out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set(question.Trim().ToLowerInvariant(), answer, TimeSpan.FromHours(1)); }")]
    [InlineData(
        "var key = \"faq:\" + question; if (!memory.TryGetValue([|key|], out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set(key, answer, TimeSpan.FromHours(1)); }",
        "var key = \"faq:\" + question.Trim().ToLowerInvariant(); if (!memory.TryGetValue(key, out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set(key, answer, TimeSpan.FromHours(1)); }")]
    // The model still reads what was typed.
    [InlineData(
        "var prompt = \"Answer: \" + question; await hybrid.GetOrCreateAsync([|prompt|], async token => await AnswerAsync(chat, prompt));",
        "var prompt = \"Answer: \" + question; await hybrid.GetOrCreateAsync(prompt.Trim().ToLowerInvariant(), async token => await AnswerAsync(chat, prompt));")]
    public Task Fix_BringsTheTextIntoOneForm(string before, string after) => new RuleTest<RawCacheKeyCodeFixProvider>("SCL1007") { TestCode = Handler(before), FixedCode = Handler(after) }
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixAll_MendsEveryKey()
    {
        const string Before = "await hybrid.GetOrCreateAsync([|question|], async token => await AnswerAsync(chat, question)); await fusion.GetOrSetAsync<string>([|ask.Question|], async token => await AnswerAsync(chat, question));";
        const string After = "await hybrid.GetOrCreateAsync(question.Trim().ToLowerInvariant(), async token => await AnswerAsync(chat, question)); await fusion.GetOrSetAsync<string>(ask.Question.Trim().ToLowerInvariant(), async token => await AnswerAsync(chat, question));";
        return new RuleTest<RawCacheKeyCodeFixProvider>("SCL1007") { TestCode = Handler(Before), FixedCode = Handler(After) }.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    // Entries are removed by keys that are made elsewhere.
    [InlineData("await hybrid.GetOrCreateAsync([|question|], async token => await AnswerAsync(chat, question));", "private static ValueTask Forget(HybridCache cache, string key) => cache.RemoveAsync(key);")]
    // The write makes its key in another way.
    [InlineData("if (!memory.TryGetValue([|question|], out string? answer)) { answer = await AnswerAsync(chat, question); memory.Set($\"{question}\", answer, TimeSpan.FromHours(1)); }")]
    // The text may be null.
    [InlineData("await hybrid.GetOrCreateAsync(\"faq:\" + [|maybe.Question|], async token => await AnswerAsync(chat, \"?\"));")]
    public Task Fix_IsWithheldWhereItMayChangeMore(string statements, string members = "")
    {
        var source = Handler(statements, members);
        return new RuleTest<RawCacheKeyCodeFixProvider>("SCL1007") { TestCode = source, FixedCode = source }.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1007") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

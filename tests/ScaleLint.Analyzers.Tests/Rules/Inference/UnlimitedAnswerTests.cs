using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class UnlimitedAnswerTests
{
    private const string Usings = """
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.OpenAI;
        using OpenAI.Chat;
        using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

        """;

    private static string Handler(string statements, string members = "") => Usings + $$"""
        public class Settings { public int? Length { get; set; } public ChatOptions Chat { get; set; } = new(); }
        public static class Endpoints
        {
            private static readonly ChatOptions Exact = new() { Temperature = 0 };
            private static readonly ChatOptions Short = new() { Temperature = 0, MaxOutputTokens = 200 };
            {{members}}
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string text, IChatClient chat, ChatClient client, IChatCompletionService service, Kernel kernel, Settings settings, CancellationToken stop) =>
                {
                    List<ChatMessage> messages = [new(ChatRole.User, text)];
                    var history = new ChatHistory(text);
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("await [|chat.GetResponseAsync(text)|];")]
    [InlineData("await [|chat.GetResponseAsync(messages, null, stop)|];")]
    [InlineData("await foreach (var update in [|chat.GetStreamingResponseAsync(messages, cancellationToken: stop)|]) { }")]
    [InlineData("await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })|];")]
    [InlineData("await [|chat.GetResponseAsync<Settings>(text, new ChatOptions { Temperature = 0 })|];")]
    [InlineData("await [|chat.GetResponseAsync(text, Exact)|]; await [|chat.GetResponseAsync(messages, Exact, stop)|];")]
    [InlineData("var options = new ChatOptions { ModelId = \"gpt-4o\" }; options.Temperature = 0.2f; await [|chat.GetResponseAsync(text, options)|];")]
    [InlineData("await [|client.CompleteChatAsync(text)|];")]
    [InlineData("await [|client.CompleteChatAsync([new UserChatMessage(text)], new ChatCompletionOptions { Temperature = 0 })|];")]
    [InlineData("await foreach (var update in [|client.CompleteChatStreamingAsync(new UserChatMessage(text))|]) { }")]
    [InlineData("await [|service.GetChatMessageContentAsync(history)|];")]
    [InlineData("await [|service.GetChatMessageContentAsync(history, new OpenAIPromptExecutionSettings { Temperature = 0 }, kernel)|];")]
    [InlineData("await [|kernel.InvokePromptAsync(text)|];")]
    [InlineData("await [|kernel.InvokePromptAsync(text, new(new OpenAIPromptExecutionSettings { Temperature = 0 }) { [\"topic\"] = text })|];")]
    [InlineData("await [|kernel.InvokePromptAsync(text, new() { [\"topic\"] = text })|];")]
    public Task CallWithoutLimit_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 300 });")]
    [InlineData("await chat.GetResponseAsync(text, Short);")]
    [InlineData("await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = settings.Length });")]
    [InlineData("var options = new ChatOptions(); options.MaxOutputTokens = 300; await chat.GetResponseAsync(text, options);")]
    [InlineData("var options = new ChatOptions(); if (text.Length < 100) { options.MaxOutputTokens = 50; } await chat.GetResponseAsync(text, options);")]
    [InlineData("await client.CompleteChatAsync([new UserChatMessage(text)], new ChatCompletionOptions { MaxOutputTokenCount = 300 });")]
    [InlineData("await service.GetChatMessageContentAsync(history, new OpenAIPromptExecutionSettings { MaxTokens = 300 });")]
    [InlineData("await kernel.InvokePromptAsync(text, new(new OpenAIPromptExecutionSettings { MaxTokens = 300 }));")]
    [InlineData("await service.GetChatMessageContentAsync(history, new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { [\"max_tokens\"] = 300 } });")]
    [InlineData("await chat.GetResponseAsync(text, new ChatOptions { AdditionalProperties = new() { [\"num_predict\"] = 300 } });")]
    [InlineData("await chat.GetResponseAsync(text, new ChatOptions { RawRepresentationFactory = _ => new ChatCompletionOptions { MaxOutputTokenCount = 300 } });")]
    public Task CallWithLimit_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("await chat.GetResponseAsync(text, settings.Chat);")]
    [InlineData("await chat.GetResponseAsync(text, Made());", "private static ChatOptions Made() => new() { Temperature = 0 };")]
    [InlineData("await chat.GetResponseAsync(text, Shared);", "public static ChatOptions Shared { get; set; } = new();")]
    [InlineData("var options = new ChatOptions(); Prepare(options); await chat.GetResponseAsync(text, options);", "private static void Prepare(ChatOptions options) => options.MaxOutputTokens = 100;")]
    [InlineData("var options = text.Length > 5 ? Short : Exact; await chat.GetResponseAsync(text, options);")]
    [InlineData("Changed.MaxOutputTokens = 100; await chat.GetResponseAsync(text, Changed);", "private static readonly ChatOptions Changed = new();")]
    [InlineData("await client.CompleteChatAsync(System.ClientModel.BinaryContent.Create(BinaryData.FromString(text)));")]
    public Task OptionsThatAreNotWhollyInSight_IsSilent(string statements, string members = "") => Verify(Handler(statements, members));

    [Theory]
    [InlineData("inner.AsBuilder().ConfigureOptions(options => options.MaxOutputTokens = 500).Build()", false)]
    [InlineData("inner.AsBuilder().ConfigureOptions(options => options.Temperature = 0).Build()", true)]
    [InlineData("inner.AsBuilder().ConfigureOptions(Defaults.Set).Build()", false)]
    [InlineData("inner.AsBuilder().Use((messages, options, next, token) => { (options ??= new()).MaxOutputTokens ??= 500; return next(messages, options, token); }).Build()", false)]
    [InlineData("new Limiting(inner)", false, """
        public class Limiting(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 500 }, cancellationToken);
        }
        """)]
    public Task PipelineThatSetsDefaults_CountsAsTheLimit(string pipeline, bool isReported, string types = "") => Verify(Handler(isReported ? "await [|chat.GetResponseAsync(text)|];" : "await chat.GetResponseAsync(text);") + $$"""

        public static class Defaults
        {
            public static void Set(ChatOptions options) => options.MaxOutputTokens = 500;
            public static IChatClient Build(IChatClient inner) => {{pipeline}};
        }
        {{types}}
        """);

    [Fact]
    public Task OptionsGivenByTheCaller_IsSilent() => Verify(Usings + """
        public class Logging(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, options, cancellationToken);
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/ask", async (string text, Logging chat, ChatOptions options) => { await chat.GetResponseAsync(text, options); });
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify(Usings + """
        public class Job(IChatClient chat)
        {
            public Task RunAsync(string text) => chat.GetResponseAsync(text);
        }
        """);

    [Theory]
    [InlineData("await [|chat.GetResponseAsync(text)|]; // short", "await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 1000 }); // short")]
    [InlineData("await [|chat.GetResponseAsync(messages, null, stop)|];", "await chat.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 1000 }, stop);")]
    [InlineData("await [|chat.GetResponseAsync(messages, cancellationToken: stop)|];", "await chat.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 1000 }, cancellationToken: stop);")]
    [InlineData("await [|chat.GetResponseAsync<Settings>(text, cancellationToken: stop)|];", "await chat.GetResponseAsync<Settings>(text, new ChatOptions { MaxOutputTokens = 1000 }, cancellationToken: stop);")]
    [InlineData("await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0 })|];", "await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0, MaxOutputTokens = 1000 });")]
    [InlineData("await [|chat.GetResponseAsync(text, new ChatOptions { Temperature = 0, })|];", "await chat.GetResponseAsync(text, new ChatOptions { Temperature = 0, MaxOutputTokens = 1000, });")]
    [InlineData("await [|chat.GetResponseAsync(text, new ChatOptions())|];", "await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 1000 });")]
    [InlineData("ChatOptions options = new(); await [|chat.GetResponseAsync(text, options)|];", "ChatOptions options = new() { MaxOutputTokens = 1000 }; await chat.GetResponseAsync(text, options);")]
    [InlineData("await [|client.CompleteChatAsync([new UserChatMessage(text)], cancellationToken: stop)|];", "await client.CompleteChatAsync([new UserChatMessage(text)], new ChatCompletionOptions { MaxOutputTokenCount = 1000 }, cancellationToken: stop);")]
    [InlineData("await [|service.GetChatMessageContentAsync(history, new OpenAIPromptExecutionSettings { Temperature = 0 })|];", "await service.GetChatMessageContentAsync(history, new OpenAIPromptExecutionSettings { Temperature = 0, MaxTokens = 1000 });")]
    public Task Fix_SetsTheLimit(string before, string after) => VerifyFix(Handler(before), Handler(after));

    [Fact]
    public Task Fix_SetsTheLimitOfSharedOptionsOnce() => VerifyFix(
        Handler(
            "await [|chat.GetResponseAsync(text, Answer)|]; await [|chat.GetResponseAsync(messages, Answer, stop)|]; await [|chat.GetResponseAsync(text)|];",
            """
            private static readonly ChatOptions Answer = new()
                {
                    // as exact as it gets
                    Temperature = 0,
                    ModelId = "gpt-4o-mini" // small
                };
            """),
        Handler(
            "await chat.GetResponseAsync(text, Answer); await chat.GetResponseAsync(messages, Answer, stop); await chat.GetResponseAsync(text, new ChatOptions { MaxOutputTokens = 1000 });",
            """
            private static readonly ChatOptions Answer = new()
                {
                    // as exact as it gets
                    Temperature = 0,
                    ModelId = "gpt-4o-mini", // small
                    MaxOutputTokens = 1000
                };
            """));

    [Theory]
    // Messages in a params array leave no room for options.
    [InlineData("await [|client.CompleteChatAsync(new UserChatMessage(text))|];")]
    // Which settings class fits the connector is not known here.
    [InlineData("await [|service.GetChatMessageContentAsync(history)|];")]
    [InlineData("await [|kernel.InvokePromptAsync(text)|];")]
    public Task Fix_IsNotOfferedWhereTheOptionsAreNotKnown(string statements) => VerifyFix(Handler(statements), Handler(statements));

    private static Task VerifyFix(string before, string after)
    {
        var test = new RuleTest<UnlimitedAnswerCodeFixProvider>("SCL1010") { TestCode = before, FixedCode = after };
        test.NumberOfIncrementalIterations = before == after ? 0 : null;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1010") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class OnePremiumModelTests
{
    private const string TwoCalls = "await chat.GetResponseAsync(text); await chat.GetResponseAsync(\"A title for: \" + text);";

    private static string Service(string registration, string statements = TwoCalls, string more = "") => $$"""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Connectors.OpenAI;
        using OpenAI;
        using OpenAI.Chat;
        public static class Endpoints
        {
            private const string Model = "gpt-4o";
            public static void Map(WebApplicationBuilder builder, WebApplication app, OpenAIClient client, string key, bool isHard)
            {
                {{registration}}
                app.MapPost("/ask", async (string text, IChatClient chat, Kernel kernel) => { {{statements}} });
            }
        }
        {{more}}
        """;

    [Theory]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient([|\"gpt-4o\"|]).AsIChatClient());")]
    [InlineData("builder.Services.AddChatClient(_ => client.GetChatClient([|Model|]).AsIChatClient());")]
    [InlineData("builder.Services.AddChatClient(_ => new ChatClient([|\"gpt-5-2025-08-07\"|], key).AsIChatClient());")]
    [InlineData("builder.Services.AddSingleton(new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(key), new System.ClientModel.ApiKeyCredential(key)).GetChatClient([|\"gpt-4.1\"|]).AsIChatClient());")]
    [InlineData("ChatClient made = new([|\"o3\"|], key);")]
    // The same model at every place.
    [InlineData("builder.Services.AddSingleton(client.GetChatClient([|Model|])); builder.Services.AddSingleton(new ChatClient(\"gpt-4o\", key));")]
    [InlineData("builder.Services.AddOpenAIChatCompletion([|\"gpt-4-turbo\"|], key);")]
    public Task OneConstantPremiumModel_IsReported(string registration) => Verify(Service(registration));

    [Theory]
    // A smaller one, or one that is not known.
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o-mini\").AsIChatClient());")]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(\"my-deployment\").AsIChatClient());")]
    // The configuration or the task chooses.
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(builder.Configuration[\"Model\"]).AsIChatClient());")]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(builder.Configuration[\"Model\"] ?? \"gpt-4o\").AsIChatClient());")]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(isHard ? \"gpt-4o\" : \"gpt-4o-mini\").AsIChatClient());")]
    // A second model, of the same vendor, by the options of a call, of another vendor.
    [InlineData("builder.Services.AddSingleton(client.GetChatClient(\"gpt-4o\")); builder.Services.AddSingleton(client.GetChatClient(\"gpt-4o-mini\"));")]
    [InlineData("builder.Services.AddSingleton(client.GetChatClient(\"gpt-4o\")); ChatClient small = new(\"gpt-4o-mini\", key);")]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o\").AsIChatClient()); var easy = new ChatOptions { ModelId = \"gpt-4o-mini\" };")]
    [InlineData("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o\").AsIChatClient()); var local = new OllamaSharp.OllamaApiClient(\"http://localhost:11434\", \"phi3\");")]
    public Task SmallerConfiguredOrSeveralModels_AreSilent(string registration) => Verify(Service(registration));

    [Theory]
    // One task: that one may need the model.
    [InlineData("await chat.GetResponseAsync(text);")]
    [InlineData("await Task.Yield();")]
    public Task FewerThanTwoCalls_AreSilent(string statements) => Verify(Service("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o\").AsIChatClient());", statements));

    [Fact]
    public Task CallsThatNoRequestReaches_AreSilent() => Verify(Service("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o\").AsIChatClient());", "await Task.Yield();", $$"""
        public class Unused(IChatClient chat) { public async Task Ask(string text) { {{TwoCalls}} } }
        """));

    [Fact]
    public async Task Message_NamesTheModelAndARequest()
    {
        var messages = await Analyze.MessagesAsync(Service("builder.Services.AddChatClient(client.GetChatClient(\"gpt-4o\").AsIChatClient());"));
        Assert.Contains("SCL1013: 'gpt-4o' answers every request of this project, easy or hard, and nothing chooses a smaller model: POST /ask", messages);
    }

    [Theory]
    [InlineData("gpt-4o", true)]
    [InlineData("openai/gpt-4o", true)]
    [InlineData("gpt-4o-2024-11-20", true)]
    [InlineData("GPT-4o", true)]
    [InlineData("gpt-5.1", true)]
    [InlineData("o1-preview", true)]
    [InlineData("claude-3-opus-20240229", true)]
    [InlineData("claude-opus-4-1-20250805", true)]
    [InlineData("claude-opus-4@20250514", true)]
    [InlineData("gpt-4o-mini", false)]
    [InlineData("gpt-4o-mini-2024-07-18", false)]
    [InlineData("gpt-4.1-nano", false)]
    [InlineData("gpt-5-mini", false)]
    [InlineData("o3-mini", false)]
    [InlineData("gpt-35-turbo", false)]
    [InlineData("claude-3-5-haiku-latest", false)]
    [InlineData("gpt-4omnibus", false)]
    [InlineData("", false)]
    public void List_TellsPremiumModelsFromSmallOnes(string id, bool isPremium) => Assert.Equal(isPremium, PremiumModels.Contains(id));

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1013") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Engineering;

public class RepeatedModelNameTests
{
    private const string Usings = """
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.ML;
        using Microsoft.ML.OnnxRuntime;
        using Microsoft.SemanticKernel;
        using OllamaSharp;
        using OpenAI;

        """;

    private static string Two(string first, string second, string members = "") => Usings + $$"""
        public class First
        {
            {{members}}
            public void Run(OpenAIClient openAI, AzureOpenAIClient azure, IConfiguration configuration, MLContext ml, IKernelBuilder kernel) { {{first}} }
        }
        public class Second
        {
            public void Run(OpenAIClient openAI, AzureOpenAIClient azure, IConfiguration configuration, MLContext ml, IKernelBuilder kernel) { {{second}} }
        }
        """;

    [Theory]
    [InlineData("openAI.GetChatClient([|\"gpt-4o\"|]);", "openAI.GetChatClient([|\"gpt-4o\"|]);")]
    [InlineData("openAI.GetChatClient([|\"gpt-4o\"|]);", "var client = new OpenAI.Chat.ChatClient([|\"gpt-4o\"|], \"key\");")]
    [InlineData("openAI.GetChatClient([|\"gpt-4o\"|]);", "OpenAI.Chat.ChatClient client = new(apiKey: \"key\", model: [|\"gpt-4o\"|]);")]
    [InlineData("azure.GetEmbeddingClient([|\"embed\"|]);", "azure.GetEmbeddingClient([|\"embed\"|]);")]
    [InlineData("var options = new ChatOptions { [|ModelId|] = \"gpt-4o\" };", "var options = new ChatOptions(); [|options.ModelId|] = \"gpt-4o\";")]
    [InlineData("openAI.GetChatClient(configuration[\"Model\"] ?? [|\"gpt-4o\"|]);", "openAI.GetChatClient([|\"gpt-4o\"|]);")]
    [InlineData("var session = new InferenceSession([|\"models/rank.onnx\"|]);", "var session = new InferenceSession([|\"models/rank.onnx\"|]);")]
    [InlineData("ml.Model.Load([|\"model.zip\"|], out _);", "ml.Model.Load([|\"model.zip\"|], out _);")]
    [InlineData("kernel.AddOpenAIChatCompletion([|\"gpt-4o\"|], \"key\");", "openAI.GetChatClient([|\"gpt-4o\"|]);")]
    [InlineData("var tokens = Microsoft.ML.Tokenizers.TiktokenTokenizer.CreateForModel([|\"gpt-4o\"|]);", "openAI.GetChatClient([|\"gpt-4o\"|]);")]
    [InlineData("var ollama = new OllamaApiClient(\"http://localhost\", [|\"phi4\"|]);", "var ollama = new OllamaApiClient(\"http://localhost\", [|\"phi4\"|]);")]
    public Task SameLiteralInTwoPlaces_IsReportedAtBoth(string first, string second) => Verify(Two(first, second));

    [Theory]
    [InlineData("openAI.GetChatClient(\"gpt-4o\");", "openAI.GetChatClient(\"gpt-4o-mini\");", "")]
    [InlineData("openAI.GetChatClient(\"gpt-4o\");", "var note = \"gpt-4o\";", "")]
    [InlineData("openAI.GetChatClient(\"gpt-4o\"); openAI.GetChatClient(\"gpt-4o\");", "", "")]
    [InlineData("openAI.GetChatClient(Name);", "openAI.GetChatClient(\"gpt-4o\");", "private const string Name = \"gpt-4o\";")]
    [InlineData("openAI.GetChatClient(Name);", "openAI.GetChatClient(\"gpt-4o\");", "private static readonly string Name = \"gpt-4o\";")]
    [InlineData("openAI.GetChatClient(configuration[\"Model\"]);", "openAI.GetChatClient(configuration[\"Model\"]);", "")]
    [InlineData("var session = new InferenceSession($\"models/{1}.onnx\");", "var session = new InferenceSession($\"models/{1}.onnx\");", "")]
    [InlineData("var options = new ChatOptions { Instructions = \"gpt-4o\" };", "openAI.GetChatClient(\"gpt-4o\");", "")]
    [InlineData("new OpenAI.Chat.ChatClient(\"a1\", \"key\");", "new OpenAI.Chat.ChatClient(\"b1\", \"key\");", "")]
    [InlineData("openAI.GetChatClient(\"\");", "openAI.GetChatClient(\"\");", "")]
    [InlineData("openAI.GetChatClient(\"...\");", "openAI.GetChatClient(\"...\");", "")]
    public Task OtherNameConstantOrOnePlace_IsSilent(string first, string second, string members) => Verify(Two(first, second, members));

    [Fact]
    public async Task Message_NamesTheOtherPlaces() => Assert.Equal(
        [
            "SCL5001: Model \"gpt-4o\" is written out in several places: also in B.Run and 1 more",
            "SCL5001: Model \"gpt-4o\" is written out in several places: also in A.Run and 1 more",
            "SCL5001: Model \"gpt-4o\" is written out in several places: also in A.Run and 1 more",
        ],
        await Analyze.MessagesAsync("""
            using OpenAI;
            public class A { public void Run(OpenAIClient client) => client.GetChatClient("gpt-4o"); }
            public class B { public void Run(OpenAIClient client) => client.GetChatClient("gpt-4o"); }
            public class C { private readonly OpenAI.Chat.ChatClient _chat = new("gpt-4o", "key"); }
            """));

    [Fact]
    public async Task TestProject_IsSilent()
    {
        var compilation = Analyze.Compile(Two("openAI.GetChatClient(\"gpt-4o\");", "openAI.GetChatClient(\"gpt-4o\");"))
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));

        Assert.Empty(await Analyze.MessagesAsync(compilation, ""));
    }

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL5001")
    {
        TestCode = Two("openAI.GetChatClient(; openAI.GetChatClient(\"gpt-4o; new ChatOptions { ModelId = };", "openAI.GetChatClient(\"gpt-4\" \"x\");"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Fix_PutsThePlacesOfOneTypeIntoAConstantOfIt() => new RuleTest<RepeatedModelNameCodeFixProvider>("SCL5001")
    {
        TestCode = """
            using OpenAI;
            public class Clients(OpenAIClient client)
            {
                private readonly int _number = 1;

                public void Chat() => client.GetChatClient([|"gpt-4o"|]);
                public void Again() => client.GetChatClient([|"gpt-4o"|] /* the same */);
            }
            """,
        FixedCode = """
            using OpenAI;
            public class Clients(OpenAIClient client)
            {
                private readonly int _number = 1;
                private const string Gpt4o = "gpt-4o";

                public void Chat() => client.GetChatClient(Gpt4o);
                public void Again() => client.GetChatClient(Gpt4o /* the same */);
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Fix_ReplacesTheValueOfAProperty() => new RuleTest<RepeatedModelNameCodeFixProvider>("SCL5001")
    {
        TestCode = """
            using Microsoft.Extensions.AI;
            public static class Options
            {
                public static ChatOptions Short() => new() { [|ModelId|] = "gpt-4o", MaxOutputTokens = 10 };
                public static ChatOptions Long() => new() { [|ModelId|] = "gpt-4o", MaxOutputTokens = 900 };
            }
            """,
        FixedCode = """
            using Microsoft.Extensions.AI;
            public static class Options
            {
                private const string Gpt4o = "gpt-4o";

                public static ChatOptions Short() => new() { ModelId = Gpt4o, MaxOutputTokens = 10 };
                public static ChatOptions Long() => new() { ModelId = Gpt4o, MaxOutputTokens = 900 };
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Fix_PutsThePlacesOfSeveralTypesIntoAClassForTheProject()
    {
        var test = new RuleTest<RepeatedModelNameCodeFixProvider>("SCL5001")
        {
            TestState = { Sources = { InSpace("Ai", "[|\"models/rank.onnx\"|]"), InSpace("Search", "[|\"models/rank.onnx\"|]") } },
        };
        test.FixedState.Sources.Add(InSpace("Ai", "ModelNames.ModelsRankOnnx") + """


            /// <summary>The models that this project uses.</summary>
            internal static class ModelNames
            {
                public const string ModelsRankOnnx = "models/rank.onnx";
            }

            """);
        test.FixedState.Sources.Add(InSpace("Search", "Ai.ModelNames.ModelsRankOnnx"));
        return test.RunAsync(TestContext.Current.CancellationToken);

        static string InSpace(string space, string name) => $$"""
            namespace Shop.{{space}};
            public class Ranker { public void Run() => new Microsoft.ML.OnnxRuntime.InferenceSession({{name}}).Dispose(); }
            """;
    }

    [Fact]
    public Task FixAll_NamesEveryModelOnce()
    {
        const string Before = "openAI.GetEmbeddingClient([|\"embed\"|]); openAI.GetChatClient([|\"gpt-4o\"|]);";
        const string After = "openAI.GetEmbeddingClient(ModelNames.Embed); openAI.GetChatClient(ModelNames.Gpt4o);";
        var test = new RuleTest<RepeatedModelNameCodeFixProvider>("SCL5001")
        {
            TestState = { Sources = { Two(Before, Before) } },
            NumberOfIncrementalIterations = 2,
        };
        test.FixedState.Sources.Add(Two(After, After) + """


            /// <summary>The models that this project uses.</summary>
            internal static class ModelNames
            {
                public const string Embed = "embed";
                public const string Gpt4o = "gpt-4o";
            }

            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL5001") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class InferenceInLoopTests
{
    private const string Usings = """
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel;
        using OpenAI.Embeddings;

        """;

    private static string Handler(string statements, string members = "") => Usings + $$"""
        public class Document { public string Title { get; set; } = ""; public string Text { get; set; } = ""; public ReadOnlyMemory<float> Vector { get; set; } }
        public static class Endpoints
        {
            {{members}}
            private static Task<string[]> Find(string text, int limit) => Task.FromResult(text.Split('.', limit));
            private static IEnumerable<string> Split(string text) => text.Split('.');
            public static void Map(WebApplication app) =>
                app.MapPost("/documents", async (string text, List<Document> documents, string[] texts, IEmbeddingGenerator<string, Embedding<float>> embedder, EmbeddingClient client, IChatClient chat, Kernel kernel, IMemoryCache memory, CancellationToken stop) =>
                {
                    var vectors = new List<ReadOnlyMemory<float>>();
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("foreach (var one in texts) { vectors.Add(await [|embedder.GenerateVectorAsync(one)|]); }")]
    [InlineData("foreach (var one in documents) { one.Vector = await [|embedder.GenerateVectorAsync(one.Title + one.Text, cancellationToken: stop)|]; }")]
    [InlineData("foreach (var one in documents) { var input = one.Title.Trim(); one.Vector = await [|embedder.GenerateVectorAsync(input)|]; }")]
    [InlineData("foreach (var (index, one) in texts.Index()) { vectors.Add(await [|embedder.GenerateVectorAsync(one)|]); }")]
    [InlineData("for (var i = 0; i < texts.Length; i++) { vectors.Add((await [|client.GenerateEmbeddingAsync(texts[i])|]).Value.ToFloats()); }")]
    [InlineData("foreach (var one in Split(text)) { var answer = await [|embedder.GenerateAsync([one])|]; vectors.Add(answer[0].Vector); }")]
    [InlineData("var all = await Task.WhenAll(texts.Select(async one => await [|embedder.GenerateVectorAsync(one)|]));")]
    [InlineData("var all = await Task.WhenAll(texts.Select(one => [|embedder.GenerateVectorAsync(one)|]));")]
    [InlineData("await Parallel.ForEachAsync(documents, stop, async (one, token) => one.Vector = await [|embedder.GenerateVectorAsync(one.Text, cancellationToken: token)|]);")]
    [InlineData("var best = await Find(text, limit: texts.Length); foreach (var one in best) { vectors.Add(await [|embedder.GenerateVectorAsync(one)|]); }")]
    [InlineData("foreach (var one in texts) { try { vectors.Add(await [|embedder.GenerateVectorAsync(one)|]); } catch (InvalidOperationException) { } }")]
    [InlineData("for (var i = 0; i < texts.Count(); i++) { vectors.Add(await [|embedder.GenerateVectorAsync(texts[i])|]); }")]
    [InlineData("var all = await Task.WhenAll(texts.Select(one => Task.Run(async () => await [|embedder.GenerateVectorAsync(one)|])));")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in texts) { tasks.Add(Task.Run(() => [|embedder.GenerateVectorAsync(one)|])); }")]
    public Task OneEmbeddingPerElement_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("foreach (var one in documents) { one.Title = (await [|chat.GetResponseAsync($\"A title for: {one.Text}\")|]).Text; }")]
    [InlineData("var titles = new List<string>(); foreach (var one in texts) { var prompt = $\"A title for: {one}\"; titles.Add((await [|chat.GetResponseAsync(prompt)|]).Text); }")]
    [InlineData("foreach (var one in documents) { await foreach (var part in [|chat.GetStreamingResponseAsync(one.Text)|]) { one.Title += part.Text; } }")]
    [InlineData("foreach (var one in documents) { one.Title = (await [|kernel.InvokePromptAsync(one.Text)|]).ToString(); }")]
    public Task IndependentGenerations_AreReported(string statements) => Verify(Handler(statements));

    [Theory]
    // Side by side already.
    [InlineData("var all = await Task.WhenAll(texts.Select(one => chat.GetResponseAsync(one)));")]
    [InlineData("await Parallel.ForEachAsync(documents, stop, async (one, token) => one.Title = (await chat.GetResponseAsync(one.Text, cancellationToken: token)).Text);")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in texts) { tasks.Add(Task.Run(() => chat.GetResponseAsync(one))); }")]
    // One round needs the one before.
    [InlineData("var summary = \"\"; foreach (var one in texts) { summary = (await chat.GetResponseAsync(summary + one)).Text; }")]
    [InlineData("var messages = new List<ChatMessage>(); foreach (var one in texts) { messages.Add(new(ChatRole.User, one)); messages.AddMessages(await chat.GetResponseAsync(messages)); }")]
    [InlineData("var known = new List<string>(); foreach (var one in texts) { known.Add((await chat.GetResponseAsync($\"{one}, but not {string.Join(',', known)}\")).Text); }")]
    // Until one is good.
    [InlineData("foreach (var one in texts) { if ((await chat.GetResponseAsync(one)).Text == \"yes\") { break; } }")]
    [InlineData("foreach (var one in texts) { try { await chat.GetResponseAsync(one); return; } catch (InvalidOperationException) { } }")]
    public Task GenerationsThatAreConcurrentOrDependent_AreSilent(string statements) => Verify(Handler(statements));

    [Theory]
    // Try again.
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { vectors.Add(await embedder.GenerateVectorAsync(text)); break; } catch (InvalidOperationException) { } }")]
    [InlineData("while (vectors.Count == 0) { vectors.Add(await embedder.GenerateVectorAsync(text)); }")]
    [InlineData("foreach (var wait in texts) { vectors.Add(await embedder.GenerateVectorAsync(text)); await Task.Delay(wait.Length); }")]
    // Tool calls: the model says what comes next.
    [InlineData("do { text = (await chat.GetResponseAsync(text)).Text; } while (text.StartsWith(\"call\"));")]
    // Batches.
    [InlineData("foreach (var part in texts.Chunk(100)) { foreach (var one in await embedder.GenerateAsync(part)) { vectors.Add(one.Vector); } }")]
    [InlineData("foreach (var part in texts.Chunk(100)) { await chat.GetResponseAsync(string.Join('\\n', part)); }")]
    [InlineData("var all = await embedder.GenerateAsync(documents.Select(one => one.Text));")]
    // The call makes the collection; it does not run in the loop.
    [InlineData("foreach (var one in await embedder.GenerateAsync(texts)) { vectors.Add(one.Vector); }")]
    [InlineData("await foreach (var part in chat.GetStreamingResponseAsync(text)) { vectors.Clear(); }")]
    // A fixed number.
    [InlineData("foreach (var language in new[] { \"en\", \"de\" }) { vectors.Add(await embedder.GenerateVectorAsync(language + text)); }")]
    [InlineData("string[] languages = [\"en\", \"de\"]; foreach (var language in languages) { await chat.GetResponseAsync(language + text); }")]
    [InlineData("var best = await Find(text, limit: 3); foreach (var one in best) { await chat.GetResponseAsync(one); }")]
    [InlineData("foreach (var one in texts.Take(3)) { await chat.GetResponseAsync(one); }")]
    [InlineData("for (var i = 0; i < 3; i++) { await chat.GetResponseAsync(text + i); }")]
    // The same text: SCL1006 speaks of the missing cache.
    [InlineData("foreach (var one in documents) { one.Vector = await embedder.GenerateVectorAsync(text); }")]
    // Only what the cache does not know.
    [InlineData("foreach (var one in texts) { vectors.Add(await memory.GetOrCreateAsync(one, async _ => await embedder.GenerateVectorAsync(one))); }")]
    public Task LoopThatIsNoneOverElements_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task ElementsOfAStream_AreSilent() => Verify(Handler(
        "await foreach (var one in Stream()) { vectors.Add(await embedder.GenerateVectorAsync(one)); }",
        "private static async IAsyncEnumerable<string> Stream() { await Task.Yield(); yield return \"a\"; }"));

    [Fact]
    public Task LoopOneCallAway_IsReportedAtTheModelCall() => Verify(Usings + """
        public interface IVectors { Task<ReadOnlyMemory<float>> EmbedAsync(string text); }
        public class Vectors(IEmbeddingGenerator<string, Embedding<float>> embedder) : IVectors
        {
            public async Task<ReadOnlyMemory<float>> EmbedAsync(string text) => await [|embedder.GenerateVectorAsync(text)|];
        }
        public class Questions(IEmbeddingGenerator<string, Embedding<float>> embedder)
        {
            public async Task<ReadOnlyMemory<float>> EmbedAsync(string text) => await embedder.GenerateVectorAsync(text);
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/documents", async (string[] texts, IVectors vectors) => { foreach (var text in texts) { await vectors.EmbedAsync(text); } });
                app.MapGet("/search", async (string text, Questions questions) => { await questions.EmbedAsync(text); });
            }
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify(Usings + """
        public class Import(IEmbeddingGenerator<string, Embedding<float>> embedder)
        {
            public async Task RunAsync(string[] texts) { foreach (var text in texts) { await embedder.GenerateVectorAsync(text); } }
        }
        """);

    [Fact]
    public Task Fix_AsksForAHundredVectorsAtATime() => VerifyFix(
        """
        // every document
                    foreach (var one in documents)
                    {
                        // its text
                        one.Vector = await [|embedder.GenerateVectorAsync(one.Title + one.Text, cancellationToken: stop)|]; // kept
                        vectors.Add(one.Vector);
                    }

                    foreach (string batch in texts)
                    {
                        vectors.Add((await [|embedder.GenerateAsync(batch)|]).Vector);
                    }
        """,
        """
        // every document
                    foreach (var batch in documents.Chunk(100))
                    {
                        var embeddings = await embedder.GenerateAsync(batch.Select(one => one.Title + one.Text), cancellationToken: stop);
                        for (var i = 0; i < batch.Length; i++)
                        {
                            var one = batch[i];
                            // its text
                            one.Vector = embeddings[i].Vector; // kept
                            vectors.Add(one.Vector);
                        }
                    }

                    foreach (var batch2 in texts.Chunk(100))
                    {
                        var embeddings = await embedder.GenerateAsync(batch2);
                        for (var i = 0; i < batch2.Length; i++)
                        {
                            string batch = batch2[i];
                            vectors.Add((embeddings[i]).Vector);
                        }
                    }
        """);

    [Theory]
    // Not every round makes the call.
    [InlineData("foreach (var one in documents) { if (one.Text.Length > 0) { one.Vector = await [|embedder.GenerateVectorAsync(one.Text)|]; } }")]
    [InlineData("foreach (var one in documents) { if (one.Text.Length == 0) { continue; } vectors.Add(await [|embedder.GenerateVectorAsync(one.Text)|]); }")]
    // The text is made in the round.
    [InlineData("foreach (var one in documents) { var input = one.Title.Trim(); one.Vector = await [|embedder.GenerateVectorAsync(input)|]; }")]
    // No call of Microsoft.Extensions.AI, no awaited one.
    [InlineData("foreach (var one in texts) { vectors.Add((await [|client.GenerateEmbeddingAsync(one)|]).Value.ToFloats()); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in texts) { tasks.Add(Task.Run(async () => await [|embedder.GenerateVectorAsync(one)|])); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in texts) { tasks.Add([|embedder.GenerateVectorAsync(one)|]); }")]
    public Task Fix_IsNotOfferedWhereRoundsCannotShareACall(string statements) => VerifyFix(statements, statements);

    private static Task VerifyFix(string before, string after) =>
        new RuleTest<InferenceInLoopCodeFixProvider>("SCL1005") { TestCode = Handler(before), FixedCode = Handler(after) }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1005") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

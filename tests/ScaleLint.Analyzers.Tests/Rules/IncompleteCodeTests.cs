using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules;

/// <summary>While somebody types, most code is broken: an analyzer that throws there is switched off by the IDE.</summary>
public class IncompleteCodeTests
{
    private const string Source = """
        using System.Collections.Concurrent;
        using LLama;
        using LLama.Common;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.ML;
        using Microsoft.ML.OnnxRuntime;
        using OpenAI;
        public class Sale { public int Id { get; set; } public float Area { get; set; } public float Price { get; set; } public string UserId { get; set; } = ""; }
        public class Sales : DbContext { public DbSet<Sale> All => Set<Sale>(); }
        public class Chats(IMemoryCache memory, HybridCache hybrid, IChatClient chat)
        {
            private static readonly ConcurrentDictionary<string, ChatSession> Sessions = new();
            private static readonly ConcurrentDictionary<string, InferenceSession> Users = new();
            public ChatSession Of(string sessionId) => Sessions.GetOrAdd(sessionId, _ => new ChatSession(new InteractiveExecutor(new LLamaContext(null!, new ModelParams("model.gguf")))));
            public InferenceSession ForUser(string userId) { if (!Users.TryGetValue(userId, out var found)) { Users[userId] = found = new InferenceSession("model.onnx"); } return found; }
            public async Task<string?> AskAsync(string question)
            {
                var limit = question.Length;
                if (limit == 0) { return null; }
                var key = $"faq:{question}";
                if (!memory.TryGetValue(key, out string? answer))
                {
                    answer = (await chat.GetResponseAsync(question, new ChatOptions { Temperature = 0, MaxOutputTokens = 9 })).Text;
                    memory.Set(key, answer, TimeSpan.FromHours(1));
                }
                return answer ?? await hybrid.GetOrCreateAsync(question, async token => (await chat.GetResponseAsync(question, cancellationToken: token)).Text);
            }
        }
        public class Learning(Sales db, MLContext ml)
        {
            private IEstimator<ITransformer> Pipeline()
            {
                IEstimator<ITransformer> pipeline = ml.Transforms.Concatenate("Features", "Area");
                pipeline = pipeline.Append(ml.Regression.Trainers.Sdca());
                return pipeline;
            }
            public ITransformer Train(IEnumerable<Sale> sales) => Pipeline().Fit(ml.Data.LoadFromEnumerable(sales));
            public void TrainAll() { foreach (var group in db.All.ToList().GroupBy(sale => sale.UserId)) { Train(group); } ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(db.All.AsNoTracking().ToList())); }
        }
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app, OpenAIClient client)
            {
                builder.Services.AddChatClient(client.GetChatClient("gpt-4o").AsIChatClient());
                app.MapPost("/ask", (string question, Chats chats) => chats.AskAsync(question));
                app.MapPost("/chat", (string session, string user, Chats chats) => { chats.Of(session); chats.ForUser(user); });
                app.MapPost("/title", async (string text, IChatClient chat) => await chat.GetResponseAsync(text) + (await chat.GetResponseAsync("Shorter: " + text)).Text);
                app.MapPost("/train", (Learning learning) => learning.TrainAll());
            }
        }
        """;

    [Fact]
    public async Task WholeCode_HasTheFindings()
    {
        var messages = await Analyze.MessagesAsync(Source);
        Assert.All(["SCL1007", "SCL1011", "SCL1012", "SCL1013", "SCL3001", "SCL3002", "SCL3003"], id => Assert.Contains(messages, message => message.StartsWith(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task CodeThatIsCutAnywhere_ThrowsNothing(int part)
    {
        // A quarter of the cuts each: the code up to there, and the code without the 30 characters from there on.
        for (var cut = 97 * part; cut < Source.Length; cut += 97 * 4)
        {
            foreach (var source in new[] { Source[..cut], Source.Remove(cut, Math.Min(30, Source.Length - cut)) })
            {
                await ThrowsNothing(source);
            }
        }
    }

    /// <summary>A name that is still to be typed, anywhere: <c>if ( == 0)</c>, <c>chats.(id)</c>.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NameThatIsMissingAnywhere_ThrowsNothing(int part)
    {
        var names = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)
            .DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
        for (var i = part; i < names.Count; i += 4)
        {
            await ThrowsNothing(Source.Remove(names[i].SpanStart, names[i].Span.Length));
        }
    }

    private static async Task ThrowsNothing(string source)
    {
        var messages = await Analyze.MessagesAsync(Analyze.Compile(source), "scalelint.report_unproven = true");
        Assert.DoesNotContain(messages, message => message.StartsWith("AD0001", StringComparison.Ordinal));
    }
}

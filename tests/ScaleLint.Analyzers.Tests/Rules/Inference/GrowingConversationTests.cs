using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class GrowingConversationTests
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using System.Text.Json;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel.ChatCompletion;

        """;

    // One assistant class behind one endpoint; the lifetime decides whether its fields outlive a request.
    private static string Assistant(string members, string lifetime = "Singleton") => Usings + $$"""
        public class Assistant(IChatClient chat, IChatCompletionService service)
        {
            {{members}}
        }
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                builder.Services.Add{{lifetime}}<Assistant>();
                app.MapPost("/ask", async (string id, string question, Assistant assistant) => await assistant.AskAsync(id, question));
            }
        }
        """;

    [Theory]
    [InlineData("""
        private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You help.")];
        public async Task<string> AskAsync(string id, string question)
        {
            _messages.Add(new ChatMessage(ChatRole.User, question));
            var answer = await [|chat.GetResponseAsync(_messages)|];
            _messages.AddMessages(answer);
            return answer.Text;
        }
        """)]
    [InlineData("""
        private ChatHistory History { get; } = new("You help.");
        public async Task<string?> AskAsync(string id, string question)
        {
            History.AddUserMessage(question);
            var answer = await [|service.GetChatMessageContentAsync(History)|];
            History.AddAssistantMessage(answer.Content!);
            return answer.Content;
        }
        """)]
    [InlineData("""
        private readonly List<ChatMessage> _messages = [];
        public async Task<string> AskAsync(string id, string question)
        {
            var answer = await [|chat.GetResponseAsync([new(ChatRole.System, "You help."), .. _messages, new(ChatRole.User, question)])|];
            _messages.Add(new(ChatRole.Assistant, answer.Text));
            return answer.Text;
        }
        """)]
    [InlineData("""
        private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
        public async Task<string?> AskAsync(string id, string question)
        {
            var history = _sessions.GetOrAdd(id, _ => new ChatHistory("You help."));
            history.AddUserMessage(question);
            var answer = await [|service.GetChatMessageContentAsync(history)|];
            history.Add(answer);
            return answer.Content;
        }
        """)]
    [InlineData("""
        private readonly Dictionary<string, List<ChatMessage>> _sessions = new();
        public async Task<string> AskAsync(string id, string question)
        {
            if (!_sessions.TryGetValue(id, out var history))
            {
                history = [];
                _sessions[id] = history;
            }
            history.Add(new(ChatRole.User, question));
            var text = "";
            await foreach (var update in [|chat.GetStreamingResponseAsync(history)|]) { text += update.Text; }
            history.Add(new(ChatRole.Assistant, text));
            return text;
        }
        """)]
    [InlineData("""
        private readonly Dictionary<string, ChatHistory> _sessions = new();
        private ChatHistory Session(string id)
        {
            if (!_sessions.ContainsKey(id)) { _sessions[id] = []; }
            return _sessions[id];
        }
        public async Task<string?> AskAsync(string id, string question)
        {
            var history = Session(id);
            history.AddUserMessage(question);
            return (await [|service.GetChatMessageContentAsync(history)|]).Content;
        }
        """)]
    public Task ConversationKeptInASingleton_IsReported(string members) => Verify(Assistant(members));

    [Fact]
    public Task StaticConversation_IsReportedWhateverTheClassLives() => Verify(Assistant(
        """
        private static readonly ChatHistory History = new();
        public async Task<string?> AskAsync(string id, string question)
        {
            History.AddUserMessage(question.Trim());
            return (await [|service.GetChatMessageContentAsync(History)|]).Content;
        }
        """,
        "Scoped"));

    [Theory]
    [InlineData("Scoped", "_messages.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(_messages);")]
    [InlineData("Transient", "_messages.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(_messages);")]
    // Fixed instructions and examples, sent with each question.
    [InlineData("Singleton", "return await chat.GetResponseAsync([.. _messages, new(ChatRole.User, question)]);")]
    [InlineData("Singleton", "List<ChatMessage> all = [.. _messages]; all.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(all);")]
    // A new conversation with each request.
    [InlineData("Singleton", "var messages = new List<ChatMessage> { new(ChatRole.User, question) }; messages.Add(new(ChatRole.User, id)); return await chat.GetResponseAsync(messages);")]
    [InlineData("Singleton", "_messages.Clear(); _messages.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(_messages);")]
    // Kept short.
    [InlineData("Singleton", "_messages.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(_messages.TakeLast(10));")]
    [InlineData("Singleton", "_messages.Add(new(ChatRole.User, question)); if (_messages.Count > 20) { _messages.RemoveRange(0, 10); } return await chat.GetResponseAsync(_messages);")]
    [InlineData("Singleton", "_messages.Add(new(ChatRole.User, question)); while (_messages.Count > 20) { _messages.RemoveAt(0); } return await chat.GetResponseAsync(_messages);")]
    [InlineData("Singleton", "_messages.Add(new(ChatRole.User, question)); var sent = _messages.Skip(_messages.Count - 10).ToList(); return await chat.GetResponseAsync(sent);")]
    [InlineData("Singleton", "_messages.Add(new(ChatRole.User, question)); return await chat.GetResponseAsync(_messages.ToArray()[^10..]);")]
    public Task ConversationThatDoesNotGrowOrIsCut_IsSilent(string lifetime, string statements) => Verify(Assistant(
        $$"""
        private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You help.")];
        public async Task<object> AskAsync(string id, string question) { {{statements}} }
        """,
        lifetime));

    [Theory]
    [InlineData("history = new ChatHistory(history.TakeLast(20));")]
    [InlineData("if (history.Count > 40) { history.RemoveRange(1, 20); }")]
    [InlineData("history = await ShortenAsync(history);", "private Task<ChatHistory> ShortenAsync(ChatHistory history) => Task.FromResult(history);")]
    [InlineData("Cut(history);", "private void Cut(ChatHistory history) => history.RemoveAt(0);")]
    [InlineData("if (history.Count >= MaxMessages) { throw new InvalidOperationException(); }", "private const int MaxMessages = 40;")]
    public Task SessionThatIsCut_IsSilent(string cut, string member = "") => Verify(Assistant(
        $$"""
        private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
        {{member}}
        public async Task<string?> AskAsync(string id, string question)
        {
            var history = _sessions.GetOrAdd(id, _ => new ChatHistory("You help."));
            history.AddUserMessage(question);
            {{cut}}
            await Task.Yield();
            return (await service.GetChatMessageContentAsync(history)).Content;
        }
        """));

    [Fact]
    public Task ReducerInTheCompilation_IsSilent() => Verify(Assistant("""
        private readonly List<ChatMessage> _messages = [];
        public async Task<string> AskAsync(string id, string question)
        {
            _messages.Add(new ChatMessage(ChatRole.User, question));
            return (await chat.GetResponseAsync(_messages)).Text;
        }
        """) + """

        #pragma warning disable MEAI001
        public static class Pipeline
        {
            public static IChatClient Build(IChatClient inner) => new ChatClientBuilder(inner).UseChatReducer(new MessageCountingChatReducer(20)).Build();
        }
        """);

    [Theory]
    // The store's interface only: loaded, added to, sent, saved.
    [InlineData("""
        public interface IConversationStore { Task<ChatHistory> LoadAsync(string id); Task SaveAsync(string id, ChatHistory history); }
        """, true)]
    // A dictionary behind the interface keeps the object itself.
    [InlineData("""
        public interface IConversationStore { Task<ChatHistory> LoadAsync(string id); Task SaveAsync(string id, ChatHistory history); }
        public class ConversationStore : IConversationStore
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> Sessions = new();
            public Task<ChatHistory> LoadAsync(string id) => Task.FromResult(Sessions.GetOrAdd(id, _ => []));
            public Task SaveAsync(string id, ChatHistory history) { Sessions[id] = history; return Task.CompletedTask; }
        }
        """, true)]
    // The implementation hands out the newest messages.
    [InlineData("""
        public interface IConversationStore { Task<ChatHistory> LoadAsync(string id); Task SaveAsync(string id, ChatHistory history); }
        public class ConversationStore : IConversationStore
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> Sessions = new();
            public Task<ChatHistory> LoadAsync(string id) => Task.FromResult(new ChatHistory(Sessions.GetOrAdd(id, _ => []).TakeLast(20)));
            public Task SaveAsync(string id, ChatHistory history) { Sessions[id] = history; return Task.CompletedTask; }
        }
        """, false)]
    // The implementation trims what it saves.
    [InlineData("""
        public interface IConversationStore { Task<ChatHistory> LoadAsync(string id); Task SaveAsync(string id, ChatHistory history); }
        public class ConversationStore(IDistributedCache cache) : IConversationStore
        {
            public async Task<ChatHistory> LoadAsync(string id) => JsonSerializer.Deserialize<ChatHistory>(await cache.GetStringAsync(id) ?? "[]")!;
            public Task SaveAsync(string id, ChatHistory history) => cache.SetStringAsync(id, JsonSerializer.Serialize(Trimmed(history)));
            private static ChatHistory Trimmed(ChatHistory history) => new(history);
        }
        """, false)]
    public Task StoreBehindAnInterface_CountsAsItsCodeSays(string store, bool isReported) => Verify(Usings + store + Marked(isReported, """

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string id, string question, IConversationStore store, IChatCompletionService service) =>
                {
                    var history = await store.LoadAsync(id);
                    history.AddUserMessage(question);
                    var answer = await [|service.GetChatMessageContentAsync(history)|];
                    history.AddAssistantMessage(answer.Content!);
                    await store.SaveAsync(id, history);
                    return answer.Content;
                });
        }
        """));

    private static string Stored(string statements, bool isReported) => Usings + Marked(isReported, $$"""
        public class StoredMessage { public int Id { get; set; } public string ConversationId { get; set; } = ""; public string Text { get; set; } = ""; public DateTime At { get; set; } }
        public class Conversation { public string Id { get; set; } = ""; public List<StoredMessage> Messages { get; set; } = []; }
        public class Product { public int Id { get; set; } public string Text { get; set; } = ""; }
        public class ShopDb : DbContext
        {
            public DbSet<StoredMessage> Messages => Set<StoredMessage>();
            public DbSet<Conversation> Conversations => Set<Conversation>();
            public DbSet<Product> Products => Set<Product>();
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (string id, string question, ShopDb db, IChatClient chat, IDistributedCache cache, IMemoryCache memory) =>
                {
                    {{statements}}
                });
        }
        """);

    [Theory]
    [InlineData("""
        var history = new List<ChatMessage> { new(ChatRole.System, "You help.") };
        foreach (var row in await db.Messages.Where(message => message.ConversationId == id).OrderBy(message => message.At).ToListAsync())
        {
            history.Add(new ChatMessage(ChatRole.User, row.Text));
        }
        history.Add(new(ChatRole.User, question));
        var answer = await [|chat.GetResponseAsync(history)|];
        db.Messages.Add(new StoredMessage { ConversationId = id, Text = answer.Text });
        await db.SaveChangesAsync();
        """)]
    [InlineData("""
        var rows = await db.Messages.Where(message => message.ConversationId == id).ToListAsync();
        var history = rows.Select(row => new ChatMessage(ChatRole.User, row.Text)).ToList();
        history.Add(new(ChatRole.User, question));
        var answer = await [|chat.GetResponseAsync(history)|];
        await db.Messages.AddAsync(new StoredMessage { ConversationId = id, Text = answer.Text });
        """)]
    [InlineData("""
        var conversation = await db.Conversations.Include(one => one.Messages).FirstAsync(one => one.Id == id);
        conversation.Messages.Add(new StoredMessage { Text = question });
        var answer = await [|chat.GetResponseAsync(conversation.Messages.Select(row => new ChatMessage(ChatRole.User, row.Text)))|];
        conversation.Messages.Add(new StoredMessage { Text = answer.Text });
        await db.SaveChangesAsync();
        """)]
    [InlineData("""
        var json = await cache.GetStringAsync(id);
        var history = json is null ? [] : JsonSerializer.Deserialize<List<ChatMessage>>(json)!;
        history.Add(new(ChatRole.User, question));
        var answer = await [|chat.GetResponseAsync(history)|];
        history.Add(new(ChatRole.Assistant, answer.Text));
        await cache.SetStringAsync(id, JsonSerializer.Serialize(history));
        """)]
    [InlineData("""
        var history = memory.GetOrCreate(id, entry => { entry.SlidingExpiration = TimeSpan.FromHours(1); return new List<ChatMessage>(); })!;
        history.Add(new(ChatRole.User, question));
        var answer = await [|chat.GetResponseAsync(history)|];
        """)]
    public Task StoredConversationSentWhole_IsReported(string statements) => Verify(Stored(statements, true));

    [Theory]
    // The newest twenty.
    [InlineData("""
        var rows = await db.Messages.Where(message => message.ConversationId == id).OrderByDescending(message => message.At).Take(20).ToListAsync();
        var history = rows.Select(row => new ChatMessage(ChatRole.User, row.Text)).ToList();
        var answer = await [|chat.GetResponseAsync(history)|];
        db.Messages.Add(new StoredMessage { ConversationId = id, Text = answer.Text });
        """)]
    // As many as fit a number of tokens.
    [InlineData("""
        var history = new List<ChatMessage>();
        var tokens = 0;
        foreach (var row in await db.Messages.Where(message => message.ConversationId == id).ToListAsync())
        {
            if ((tokens += row.Text.Length / 4) > 4000) { break; }
            history.Add(new ChatMessage(ChatRole.User, row.Text));
        }
        var answer = await [|chat.GetResponseAsync(history)|];
        db.Messages.Add(new StoredMessage { ConversationId = id, Text = answer.Text });
        """)]
    // Only read: a report about a conversation that is over.
    [InlineData("""
        var rows = await db.Messages.Where(message => message.ConversationId == id).ToListAsync();
        var answer = await [|chat.GetResponseAsync(rows.Select(row => new ChatMessage(ChatRole.User, row.Text)))|];
        """)]
    // Retrieved knowledge is no conversation.
    [InlineData("""
        var history = new List<ChatMessage>();
        foreach (var product in await db.Products.ToListAsync()) { history.Add(new ChatMessage(ChatRole.System, product.Text)); }
        var answer = await [|chat.GetResponseAsync(history)|];
        db.Products.Add(new Product { Text = answer.Text });
        """)]
    // The answer is stored, the question is sent alone.
    [InlineData("""
        var answer = await [|chat.GetResponseAsync([new ChatMessage(ChatRole.User, question)])|];
        db.Messages.Add(new StoredMessage { ConversationId = id, Text = answer.Text });
        """)]
    // Loaded and sent, never saved.
    [InlineData("""
        var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(id) ?? "[]")!;
        history.Add(new(ChatRole.User, question));
        var answer = await [|chat.GetResponseAsync(history)|];
        """)]
    public Task StoredMessagesThatDoNotGrowOrAreCut_IsSilent(string statements) => Verify(Stored(statements, false));

    [Fact]
    public Task ConversationOfABlazorPage_IsReported() => Verify(Usings + """
        public class Chat : Microsoft.AspNetCore.Components.ComponentBase
        {
            private readonly List<ChatMessage> _messages = [];
            [Microsoft.AspNetCore.Components.Inject] public IChatClient Client { get; set; } = null!;
            [Microsoft.AspNetCore.Components.Parameter] public string Question { get; set; } = "";
            protected override async Task OnParametersSetAsync()
            {
                _messages.Add(new(ChatRole.User, Question));
                _messages.AddMessages(await [|Client.GetResponseAsync(_messages)|]);
            }
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify(Usings + """
        public class Terminal(IChatClient chat)
        {
            private static readonly List<ChatMessage> Messages = [];
            public async Task RunAsync()
            {
                while (Console.ReadLine() is { } question)
                {
                    Messages.Add(new(ChatRole.User, question));
                    Console.WriteLine(await chat.GetResponseAsync(Messages));
                }
            }
        }
        """);

    [Fact]
    public Task Fix_SendsTheFirstAndTheNewest()
    {
        const string Members = """
            private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You help.")];
            private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            public async Task<object> AskAsync(string id, string question)
            {
                _messages.Add(new ChatMessage(ChatRole.User, question));
                var all = await FIRST; // one for all
                var history = _sessions.GetOrAdd(id, _ => new ChatHistory("You help."));
                history.AddUserMessage(question);
                return await SECOND;
            }
            """;
        return new RuleTest<GrowingConversationCodeFixProvider>("SCL1009")
        {
            TestCode = Assistant(Members
                .Replace("FIRST", "[|chat.GetResponseAsync(_messages, cancellationToken: default)|]", StringComparison.Ordinal)
                .Replace("SECOND", "[|service.GetChatMessageContentAsync(history)|]", StringComparison.Ordinal)),
            FixedCode = Assistant(Members
                .Replace("FIRST", "chat.GetResponseAsync(_messages.Take(1).Concat(_messages.Skip(1).TakeLast(20)), cancellationToken: default)", StringComparison.Ordinal)
                .Replace("SECOND", "service.GetChatMessageContentAsync(new ChatHistory(history.Take(1).Concat(history.Skip(1).TakeLast(20))))", StringComparison.Ordinal)),
        }.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    // A tool's answer needs the message that called the tool.
    [InlineData("_messages.Add(new(ChatRole.User, question)); return await [|chat.GetResponseAsync(_messages, new ChatOptions { Tools = [] })|];")]
    // Not one name: what to shorten is the author's choice.
    [InlineData("_messages.Add(new(ChatRole.User, question)); return await [|chat.GetResponseAsync([new(ChatRole.System, id), .. _messages])|];")]
    public Task Fix_IsNotOfferedWhereACutCouldBreak(string statements)
    {
        var source = Assistant($$"""
            private readonly List<ChatMessage> _messages = [];
            public async Task<object> AskAsync(string id, string question) { {{statements}} }
            """);
        return new RuleTest<GrowingConversationCodeFixProvider>("SCL1009") { TestCode = source, FixedCode = source }.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Marked(bool isReported, string source) =>
        isReported ? source : source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL1009") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

namespace ScaleLint.Analyzers.Tests.Libraries;

/// <summary>What another project declares is a library, also to an editor, which has its source.</summary>
public class ReferencedSourceTests
{
    private const string Library = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        namespace Shared;
        public class Row { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Shop(DbContextOptions options) : DbContext(options)
        {
            public DbSet<Row> Rows => Set<Row>();
            public IQueryable<Row> Named(string name) => Rows.Where(row => row.Name == name);
        }
        public static class Store
        {
            public static readonly Dictionary<string, string> Seen = new();
            public static readonly ICollection<string> Names = new List<string>();
            public static readonly ChatOptions Options = new() { MaxOutputTokens = 100 };
            public static readonly MemoryCacheEntryOptions Expiry = new();
            public static event Action? Changed;
            public static Func<string>? Maker { get; set; }
            public static readonly string Path = "prompt.txt";
            public static string NextName() => $"model-{Guid.NewGuid()}.zip";
            public static MemoryCacheEntryOptions EntryOptions() => new() { Size = 1 };
            public static string Fill(ICacheEntry entry) => "";
            public static void Append(List<ChatMessage> messages, string text) => messages.Add(new ChatMessage(ChatRole.User, text));
            public static void Change() => Changed?.Invoke();
        }
        public class Reader { public virtual string Read(string text) => text; }
        """;

    private const string Host = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        using Shared;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/ask", async (IChatClient chat, Shop db, IMemoryCache cache, Reader reader, string text) =>
        {
            Store.Seen[text] = text;
            Store.Names.Add(text);
            Store.Changed += () => File.ReadAllText("a");
            Store.Maker = () => File.ReadAllText("a");
            await File.WriteAllTextAsync(Store.NextName(), reader.Read(text));
            cache.Set(text, text, Store.EntryOptions());
            cache.Set(text + "x", text, Store.Expiry);
            cache.GetOrCreate(text, Store.Fill);
            var rows = db.Named(text).ToList();
            var count = db.Rows.Where(row => row.Id > 1).ToList().Count;
            var messages = new List<ChatMessage>();
            Store.Append(messages, text);
            foreach (var row in rows) { foreach (var path in Store.Path) { Console.WriteLine(rows.Count(other => other.Name == row.Name)); } }
            return await chat.GetResponseAsync(messages, Store.Options);
        });
        app.Run();
        """;

    [Fact]
    public async Task EveryKindOfUse_SaysTheSameInAnEditorAsInABuild()
    {
        var solution = await new Solution().LibraryAsync("Shared", [], Library);
        var messages = await solution.HostAsync(["Shared"], Host);
        Assert.Contains(messages, message => message.Contains("SCL1003", StringComparison.Ordinal));
    }
}

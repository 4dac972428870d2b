using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

/// <summary>
/// What is kept from one compilation to the next must never show: after each edit the findings are those of a compilation that has seen nothing before.
/// </summary>
public class EditTests
{
    private static readonly ImmutableArray<string> Sources =
    [
        """
        using Microsoft.EntityFrameworkCore;
        public class Item { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Shop : DbContext { public DbSet<Item> Items => Set<Item>(); }
        public interface IStore { List<Item> Load(int id); string Describe(int id); }
        public class Store(Shop db) : IStore
        {
            public List<Item> Load(int id) => db.Items.Where(item => item.Id == id).ToList();
            public string Describe(int id) { return db.Items.First(item => item.Id == id).Name; }
        }
        """,
        """
        using Microsoft.Extensions.AI;
        public interface IAdvice { Task<string> AskAsync(string text); }
        public class Advice(IChatClient chat) : IAdvice
        {
            private Func<string, string> _shorten = text => text;
            public async Task<string> AskAsync(string text)
            {
                /*ask*/await Task.Yield();
                return _shorten(text);
            }
            public Task<string> OtherAsync(string text) { /*other*/return Task.FromResult(text); }
            public void Set() { /*set*/ }
        }
        public static class Helper { public static string Trim(string text) { /*trim*/return text; } }
        """,
        """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/load", async (IStore store, IAdvice advice, int id) =>
                {
                    /*load*/
                    var items = store.Load(id);
                    return Helper.Trim(items.Count.ToString());
                });
                app.MapGet("/describe", Describe);
                /*map*/
            }

            private static string Describe(IStore store, int id) { /*describe*/return store.Describe(id); }
        }
        """,
        """
        public static class Registrations
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped<IStore, Store>();
                services.AddScoped<IAdvice, Advice>();
                /*register*/
            }
        }
        """,
    ];

    private static readonly (int File, string At, string Text, int Findings)[] Edits =
    [
        (2, "/*load*/", "await advice.AskAsync(\"\");", 0),
        (1, "/*ask*/", "await chat.GetResponseAsync(text);", 1),
        (2, "/*load*/", "", 0),
        (2, "/*load*/", "_ = await advice.AskAsync(id.ToString());", 1),
        (2, "/*describe*/", "_ = store.Load(id);", 1),
        (2, "/*map*/", "app.MapGet(\"/other\", (Advice advice, IStore store) => { store.Describe(1); return advice.OtherAsync(\"\"); });", 1),
        (1, "/*other*/", "_ = AskAsync(text);", 2),
        (1, "/*ask*/", "", 0),
        (1, "/*set*/", "_shorten = text => { chat.GetResponseAsync(text); return text; };", 2),
        (1, "/*other*/", "", 1),
        (1, "/*set*/", "", 0),
        (1, "/*trim*/", "new Advice(null!).AskAsync(text);", 0),
        (1, "/*ask*/", "await chat.GetResponseAsync(text);", 1),
        (2, "/*describe*/", "new Func<string, string>(Helper.Trim)(\"\");", 2),
        (3, "/*register*/", "services.AddSingleton<Advice>();", 2),
        (2, "/*load*/", "await Task.Run(() => { /* a comment */ });", 2),
        (1, "/*trim*/", "", 0),
        (0, "public string Describe(int id) {", "public string Describe(int id) { Console.WriteLine(id);", 0),
    ];

    [Fact]
    public async Task EachEdit_GivesTheFindingsOfAFreshCompilation()
    {
        var kept = Analyze.Compile([.. Sources]);
        var texts = Sources.ToArray();
        Assert.Empty(await Findings(kept));
        for (var i = 0; i < Edits.Length; i++)
        {
            var (file, at, text, count) = Edits[i];
            texts[file] = Replaced(texts[file], at, text);
            var tree = kept.SyntaxTrees[file + 1];
            kept = kept.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(texts[file])));

            var found = await Findings(kept);

            Assert.Equal(await Findings(Analyze.Compile(texts).WithAssemblyName(string.Create(CultureInfo.InvariantCulture, $"Fresh{i}"))), found);
            Assert.True(count == found.Length, string.Create(CultureInfo.InvariantCulture, $"edit {i}: {string.Join('\n', found)}"));
        }
    }

    [Fact]
    public async Task EditedDeclaration_IsSeenInOtherFiles()
    {
        var kept = Analyze.Compile([.. Sources.Select(source => source.Replace("/*load*/", "await advice.AskAsync(\"\");", StringComparison.Ordinal).Replace("/*ask*/", "await chat.GetResponseAsync(text);", StringComparison.Ordinal))]);
        Assert.Single(await Findings(kept));
        var tree = kept.SyntaxTrees[1];

        kept = kept.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace("Load(int id)", "Load(long id)", StringComparison.Ordinal))));
        Assert.Single(await Findings(kept));

        // Load(int) is no longer what the endpoint calls: it means a new method that has no query.
        kept = kept.ReplaceSyntaxTree(kept.SyntaxTrees[1], kept.SyntaxTrees[1].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(kept.SyntaxTrees[1].ToString()
            .Replace("string Describe(int id); }", "string Describe(int id); List<Item> Load(int id); }", StringComparison.Ordinal)
            .Replace("public string Describe", "public List<Item> Load(int id) => new(); public string Describe", StringComparison.Ordinal))));
        Assert.Empty(await Findings(kept));
    }

    // The marker stays, so that the next edit finds it; what the last edit put behind it goes.
    private static string Replaced(string source, string at, string text)
    {
        var start = source.IndexOf(at, StringComparison.Ordinal);
        Assert.True(start >= 0, at);
        if (!at.StartsWith("/*", StringComparison.Ordinal))
        {
            return source.Replace(at, text, StringComparison.Ordinal);
        }

        const string end = "/*end*/";
        var behind = start + at.Length;
        var previous = source.IndexOf(end, behind, StringComparison.Ordinal);
        var line = (source + "\n").IndexOf('\n', behind);
        return source[..behind] + text + end + source[(previous >= 0 && previous < line ? previous + end.Length : behind)..];
    }

    private static async Task<ImmutableArray<string>> Findings(CSharpCompilation compilation) =>
        [.. (await Analyze.MessagesAsync(compilation, "")).Where(message => message.StartsWith("SCL1003", StringComparison.Ordinal))];
}

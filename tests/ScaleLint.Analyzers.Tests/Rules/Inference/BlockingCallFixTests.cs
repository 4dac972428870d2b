using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class BlockingCallFixTests
{
    private const string Shop = """
        using Microsoft.EntityFrameworkCore;
        public class Item { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Shop : DbContext { public DbSet<Item> Items => Set<Item>(); }
        """;

    private static RuleTest<BlockingCallCodeFixProvider> Test(string ruleId, string[] before, string[] after)
    {
        var test = new RuleTest<BlockingCallCodeFixProvider>(ruleId);
        foreach (var source in before)
        {
            test.TestState.Sources.Add(source);
        }

        foreach (var source in after)
        {
            test.FixedState.Sources.Add(source);
        }

        return test;
    }

    private static Task VerifyQuery(string before, string after) => Test("SCL1003", [before, Shop], [after, Shop]).RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyBlocking(string before, string after) => Test("SCL1004", [before], [after]).RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyNotOffered(string ruleId, string statements, string members = "") =>
        Test(ruleId, [Handler(statements, members), Shop], [Handler(statements, members), Shop]).RunAsync(TestContext.Current.CancellationToken);

    // Everything that a handler needs is imported, so that only the statements differ.
    private static string Handler(string statements, string members = "") => $$"""
        using System.Data;
        using System.Data.Common;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using StackExchange.Redis;
        public static class Endpoints
        {
            private static Task<int> CountAsync() => Task.Run(() => 1);
            private static Task<string[]> NamesAsync() => Task.Run(() => new string[1]);
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, Shop? maybe, IChatClient chat, IDbConnection connection, DbCommand command, IDbCommand old, IDatabase redis, string text, int id, CancellationToken token) =>
                {
                    await chat.GetResponseAsync(text);
                    {{statements}}
                });
        }
        {{members}}
        """;

    [Theory]
    [InlineData("var all = [|db.Items.ToList()|];", "var all = await db.Items.ToListAsync(token);")]
    [InlineData("var count = [|db.Items.ToList()|].Count;", "var count = (await db.Items.ToListAsync(token)).Count;")]
    [InlineData("var name = [|db.Items.ToList()|][0].Name;", "var name = (await db.Items.ToListAsync(token))[0].Name;")]
    [InlineData("var name = [|db.Items.FirstOrDefault(item => item.Id == id)|]?.Name;", "var name = (await db.Items.FirstOrDefaultAsync(item => item.Id == id, token))?.Name;")]
    [InlineData("var name = [|db.Items.FirstOrDefault()|]!.Name;", "var name = (await db.Items.FirstOrDefaultAsync(token))!.Name;")]
    [InlineData("var more = 1 + [|db.Items.Count()|];", "var more = 1 + await db.Items.CountAsync(token);")]
    [InlineData("if (![|db.Items.Any()|]) { return; }", "if (!await db.Items.AnyAsync(token)) { return; }")]
    [InlineData("foreach (var item in [|db.Items.ToArray()|]) { }", "foreach (var item in await db.Items.ToArrayAsync(token)) { }")]
    [InlineData("var set = [|db.Items.ToHashSet()|];", "var set = await db.Items.ToHashSetAsync(token);")]
    [InlineData("var byId = [|db.Items.ToDictionary(item => item.Id)|];", "var byId = await db.Items.ToDictionaryAsync(item => item.Id, token);")]
    [InlineData("[|db.SaveChanges()|];", "await db.SaveChangesAsync(token);")]
    [InlineData("[|db.SaveChanges(true)|];", "await db.SaveChangesAsync(true, token);")]
    [InlineData("var one = [|db.Items.Find(id)|];", "var one = await db.Items.FindAsync(id);")]
    [InlineData("[|db.Database.ExecuteSqlRaw(\"delete\")|];", "await db.Database.ExecuteSqlRawAsync(\"delete\", token);")]
    [InlineData("[|db.Database.ExecuteSqlRaw(\"delete {0}\", id)|];", "await db.Database.ExecuteSqlRawAsync(\"delete {0}\", id);")]
    [InlineData("var rows = [|connection.Query<Item>(\"select\", new { id })|];", "var rows = await connection.QueryAsync<Item>(\"select\", new { id });")]
    [InlineData("using var rows = [|command.ExecuteReader()|];", "using var rows = await command.ExecuteReaderAsync(token);")]
    [InlineData("string? value = [|redis.StringGet(text)|];", "string? value = await redis.StringGetAsync(text);")]
    [InlineData("await Task.Run(() => [|db.Items.Count()|]);", "await Task.Run(async () => await db.Items.CountAsync());")]
    public Task DatabaseCall_IsAwaitedWithTheTokenOfTheRequest(string before, string after) => VerifyQuery(Handler(before), Handler(after));

    [Theory]
    [InlineData("var count = [|CountAsync().Result|];", "var count = await CountAsync();")]
    [InlineData("var count = [|NamesAsync().Result|].Length;", "var count = (await NamesAsync()).Length;")]
    [InlineData("var count = [|CountAsync().GetAwaiter().GetResult()|];", "var count = await CountAsync();")]
    [InlineData("var count = [|CountAsync().ConfigureAwait(false).GetAwaiter().GetResult()|];", "var count = await CountAsync().ConfigureAwait(false);")]
    [InlineData("[|CountAsync().Wait()|];", "await CountAsync();")]
    [InlineData("[|CountAsync().Wait(token)|];", "await CountAsync().WaitAsync(token);")]
    [InlineData("[|Task.WaitAll(CountAsync(), CountAsync())|];", "await Task.WhenAll(CountAsync(), CountAsync());")]
    [InlineData("var prompt = [|File.ReadAllText(\"prompt.txt\")|].Trim();", "var prompt = (await File.ReadAllTextAsync(\"prompt.txt\", token)).Trim();")]
    [InlineData("[|Thread.Sleep(100)|];", "await Task.Delay(100, token);")]
    [InlineData("try { var count = [|CountAsync().Result|]; } catch (InvalidOperationException) { }", "try { var count = await CountAsync(); } catch (InvalidOperationException) { }")]
    public Task BlockingCall_IsAwaited(string before, string after) =>
        Test("SCL1004", [Handler(before), Shop], [Handler(after), Shop]).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("lock (db) { [|db.SaveChanges()|]; }")]
    [InlineData("var count = {|#0:maybe?.Items.Count()|};")]
    [InlineData("var value = [|old.ExecuteScalar()|];")]
    [InlineData("Func<int> count = () => [|db.Items.Count()|]; count();")]
    [InlineData("var counts = new[] { 1 }.Select(number => [|db.Items.Count()|] + number).ToList();")]
    [InlineData("IEnumerable<Item> query = db.Items; var all = [|query.ToList()|];")]
    public Task DatabaseCallThatCannotBeAwaited_IsNotOffered(string statements) =>
        VerifyNotOffered("SCL1003", statements.Replace("{|#0:maybe?.Items.Count()|}", "maybe?[|.Items.Count()|]", StringComparison.Ordinal));

    [Theory]
    [InlineData("[|CountAsync().Wait(1000)|];")]
    [InlineData("try { var count = [|CountAsync().Result|]; } catch (AggregateException) { }")]
    [InlineData("var lines = [|File.ReadLines(\"lines.txt\")|];")]
    [InlineData("var first = [|Task.WaitAny(CountAsync(), CountAsync())|];")]
    public Task BlockingCallThatCannotBeAwaited_IsNotOffered(string statements) => VerifyNotOffered("SCL1004", statements);

    [Theory]
    [InlineData("var count = new Counter(db).Count;", "public class Counter(Shop db) { public int Count => [|db.Items.Count()|]; }")]
    [InlineData("var count = new Counter(db);", "public class Counter { public Counter(Shop db) { [|db.SaveChanges()|]; } }")]
    [InlineData("new Counter(db).Count(out var count);", "public class Counter(Shop db) { public void Count(out int count) => count = [|db.Items.Count()|]; }")]
    [InlineData("foreach (var count in new Counter(db).Counts()) { }", "public class Counter(Shop db) { public IEnumerable<int> Counts() { yield return [|db.Items.Count()|]; } }")]
    [InlineData("var order = new Counter(db).Compare(1, 2);", "public class Counter(Shop db) : IComparer<int> { public int Compare(int x, int y) => [|db.Items.Count()|]; }")]
    [InlineData("var name = new Counter(db).ToString();", "public class Counter(Shop db) { public override string ToString() => [|db.Items.First()|].Name; }")]
    [InlineData("var count = new Counter(db); Func<int> get = count.Count; count.Count();", "public class Counter(Shop db) { public int Count() => [|db.Items.Count()|]; }")]
    [InlineData("Counter? counter = new Counter(db); var count = counter?.Count();", "public class Counter(Shop db) { public int Count() => [|db.Items.Count()|]; }")]
    [InlineData("var count = new Counter(db).Count();", "public partial class Counter(Shop db) { public partial int Count(); } public partial class Counter { public partial int Count() => [|db.Items.Count()|]; }")]
    public Task MemberThatCannotBeAsync_IsNotOffered(string statements, string members) => VerifyNotOffered("SCL1003", statements, members);

    [Fact]
    public Task MoreThanTwentyCalls_IsNotOffered() => VerifyNotOffered(
        "SCL1003",
        string.Concat(Enumerable.Repeat("Counter.Count(db); ", 21)),
        "public static class Counter { public static int Count(Shop db) => [|db.Items.Count()|]; }");

    [Fact]
    public Task HandlerThatReturnsATask_BecomesAsyncAndKeepsComments() => VerifyQuery(
        """
        // The endpoints.
        using Microsoft.Extensions.AI;

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", (Shop db, IChatClient chat, string text) =>
                {
                    // How many there are.
                    var count = [|db.Items
                        .Where(item => item.Name == text)
                        .ToList()|]
                        .Count; // now
                    if (count == 0)
                    {
                        return Task.FromResult(new ChatResponse());
                    }

                    return chat.GetResponseAsync(text + count);
                });
        }
        """,
        """
        // The endpoints.
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, IChatClient chat, string text) =>
                {
                    // How many there are.
                    var count = (await db.Items
                        .Where(item => item.Name == text)
                        .ToListAsync())
                        .Count; // now
                    if (count == 0)
                    {
                        return new ChatResponse();
                    }

                    return await chat.GetResponseAsync(text + count);
                });
        }
        """);

    [Fact]
    public Task HandlersThatReturnCompletedTasks_BecomeAsync() => VerifyQuery(
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/a", Save);
                app.MapPost("/b", Ask);
            }

            private static Task Save(Shop db, IChatClient chat, HttpContext context)
            {
                if (context.Request.Method == "HEAD")
                    return Task.CompletedTask;
                if (context.Request.Method == "PUT")
                    return context.Response.WriteAsync("no");
                if (context.Request.Method == "POST") return context.Response.WriteAsync("no");
                if (context.Request.Method == "PATCH")
                {
                    return context.Response.WriteAsync("never");
                }

                [|db.SaveChanges()|];
                return chat.GetResponseAsync("saved");
            }

            private static Task Ask(Shop db, IChatClient chat)
            {
                chat.GetResponseAsync("saved");
                [|db.SaveChanges()|];
                return Task.CompletedTask;
            }
        }
        """,
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/a", Save);
                app.MapPost("/b", Ask);
            }

            private static async Task Save(Shop db, IChatClient chat, HttpContext context)
            {
                if (context.Request.Method == "HEAD")
                    return;
                if (context.Request.Method == "PUT")
                {
                    await context.Response.WriteAsync("no");
                    return;
                }
                if (context.Request.Method == "POST") { await context.Response.WriteAsync("no"); return; }
                if (context.Request.Method == "PATCH")
                {
                    await context.Response.WriteAsync("never");
                    return;
                }

                await db.SaveChangesAsync();
                await chat.GetResponseAsync("saved");
            }

            private static async Task Ask(Shop db, IChatClient chat)
            {
                chat.GetResponseAsync("saved");
                await db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task EndpointServiceRepository_AllBecomeAsync() => Test(
        "SCL1003",
        [
            """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            [ApiController, Route("ask")]
            public class AskController(IItemService service, IChatClient chat) : ControllerBase
            {
                /// <summary>Asks; see <see cref="IItemService.Names"/>.</summary>
                [HttpPost]
                public string Post(string text) => Answer(text).Trim();

                [HttpGet]
                public IActionResult Get()
                {
                    var names = service.Names(1); // all names
                    return Ok(names.Count + nameof(service.Names));
                }

                private string Answer(string text)
                {
                    chat.GetResponseAsync(text);
                    return string.Join(",", service.Names(2));
                }
            }
            """,
            """
            using System.Collections.Generic;

            namespace Shopping
            {
            }

            public interface IItemService
            {
                /// <summary>The names.</summary>
                IReadOnlyList<string> Names(int id);
            }

            public class ItemService(IItemRepository repository) : IItemService
            {
                public virtual IReadOnlyList<string> Names(int id)
                {
                    var items = repository.Load(id);
                    return items.ConvertAll(item => item.Name);
                }
            }

            public class LoggingItemService(IItemRepository repository) : ItemService(repository)
            {
                public override IReadOnlyList<string> Names(int id) => base.Names(id);
            }
            """,
            """
            public interface IItemRepository
            {
                List<Item> Load(int id);
                void Save();
            }

            internal sealed class ItemRepository(Shop db) : IItemRepository
            {
                List<Item> IItemRepository.Load(int id)
                {
                    return Query();

                    List<Item> Query() => [|db.Items.Where(item => item.Id == id).ToList()|];
                }

                public void Save() { }
            }

            internal sealed class NoItems : IItemRepository
            {
                public List<Item> Load(int id) => new();

                public void Save() { }
            }
            """,
            Shop,
        ],
        [
            """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            [ApiController, Route("ask")]
            public class AskController(IItemService service, IChatClient chat) : ControllerBase
            {
                /// <summary>Asks; see <see cref="IItemService.Names"/>.</summary>
                [HttpPost]
                public async Task<string> Post(string text) => (await Answer(text)).Trim();

                [HttpGet]
                public async Task<IActionResult> Get()
                {
                    var names = await service.Names(1); // all names
                    return Ok(names.Count + nameof(service.Names));
                }

                private async Task<string> Answer(string text)
                {
                    chat.GetResponseAsync(text);
                    return string.Join(",", await service.Names(2));
                }
            }
            """,
            """
            using System.Collections.Generic;

            namespace Shopping
            {
            }

            public interface IItemService
            {
                /// <summary>The names.</summary>
                Task<IReadOnlyList<string>> Names(int id);
            }

            public class ItemService(IItemRepository repository) : IItemService
            {
                public virtual async Task<IReadOnlyList<string>> Names(int id)
                {
                    var items = await repository.Load(id);
                    return items.ConvertAll(item => item.Name);
                }
            }

            public class LoggingItemService(IItemRepository repository) : ItemService(repository)
            {
                public override async Task<IReadOnlyList<string>> Names(int id) => await base.Names(id);
            }
            """,
            """
            using Microsoft.EntityFrameworkCore;
            public interface IItemRepository
            {
                Task<List<Item>> Load(int id);
                void Save();
            }

            internal sealed class ItemRepository(Shop db) : IItemRepository
            {
                async Task<List<Item>> IItemRepository.Load(int id)
                {
                    return await Query();

                    async Task<List<Item>> Query() => await db.Items.Where(item => item.Id == id).ToListAsync();
                }

                public void Save() { }
            }

            internal sealed class NoItems : IItemRepository
            {
                public async Task<List<Item>> Load(int id) => new();

                public void Save() { }
            }
            """,
            Shop,
        ]).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task SeveralCallsBelowSharedCallers_AreFixedTogether() => Test(
        "SCL1003",
        [
            """
            using Microsoft.Extensions.AI;
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapPost("/ask", (Store store, IChatClient chat, string text) =>
                {
                    chat.GetResponseAsync(text);
                    return store.Sum() + store.Count() + store.Best();
                });
            }
            """,
            """
            using Microsoft.EntityFrameworkCore;
            public class Store(Shop db)
            {
                public int Sum() => [|db.Items.Sum(item => item.Id)|] + Count();
                public int Count() => [|db.Items.Count()|];
                public string Best()
                {
                    var first = [|db.Items.First()|];
                    var last = [|db.Items.OrderBy(item => item.Id).Last()|];
                    return first.Name + last.Name;
                }
            }
            """,
            Shop,
        ],
        [
            """
            using Microsoft.Extensions.AI;
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapPost("/ask", async (Store store, IChatClient chat, string text) =>
                {
                    chat.GetResponseAsync(text);
                    return await store.Sum() + await store.Count() + await store.Best();
                });
            }
            """,
            """
            using Microsoft.EntityFrameworkCore;
            public class Store(Shop db)
            {
                public async Task<int> Sum() => await db.Items.SumAsync(item => item.Id) + await Count();
                public async Task<int> Count() => await db.Items.CountAsync();
                public async Task<string> Best()
                {
                    var first = await db.Items.FirstAsync();
                    var last = await db.Items.OrderBy(item => item.Id).LastAsync();
                    return first.Name + last.Name;
                }
            }
            """,
            Shop,
        ]).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task TaskOfAnotherMeaning_IsNamedInFull() => VerifyBlocking(
        """
        using Microsoft.Extensions.AI;
        namespace Plans
        {
            public class Task { }
            public static class Endpoints
            {
                private static string Read() => [|File.ReadAllText("plan.txt")|];
                public static void Map(WebApplication app) => app.MapPost("/ask", (IChatClient chat, string text) =>
                {
                    chat.GetResponseAsync(text);
                    return Read();
                });
            }
        }
        """,
        """
        using Microsoft.Extensions.AI;
        namespace Plans
        {
            public class Task { }
            public static class Endpoints
            {
                private static async System.Threading.Tasks.Task<string> Read() => await File.ReadAllTextAsync("plan.txt");
                public static void Map(WebApplication app) => app.MapPost("/ask", async (IChatClient chat, string text) =>
                {
                    chat.GetResponseAsync(text);
                    return await Read();
                });
            }
        }
        """);
}

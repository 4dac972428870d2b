using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

public class QueryPerElementTests
{
    private const string Usings = """
        using System.Data.Common;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        using StackExchange.Redis;

        """;

    private const string Library = Usings + """
        public class Line { public int Id { get; set; } public int OrderId { get; set; } public string Name { get; set; } = ""; }
        public class Order { public int Id { get; set; } public int CustomerId { get; set; } public string? Customer { get; set; } public List<Line> Lines { get; set; } = new(); }
        public class ShopSettings { public List<int> Shops { get; set; } = new(); }
        public class Shop : DbContext
        {
            public DbSet<Line> Lines => Set<Line>();
            public DbSet<Order> Orders => Set<Order>();
        }
        """;

    private static string Handler(string statements, string members = "") => Usings + $$"""
        public static class Endpoints
        {
            {{members}}
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, IChatClient chat, DbConnection connection, IDatabase redis, ShopSettings settings, List<Order> orders, int[] ids, Queue<int> queue, string text) =>
                {
                    await chat.GetResponseAsync(text);
                    var found = new List<Line>();
                    {{statements}}
                    return found.Count;
                });
        }
        """;

    [Theory]
    [InlineData("foreach (var order in orders) { found.AddRange(await [|db.Lines.Where(line => line.OrderId == order.Id).ToListAsync()|]); }")]
    [InlineData("foreach (var order in orders) { var id = order.Id; found.AddRange([|db.Lines.Where(line => line.OrderId == id).ToList()|]); }")]
    [InlineData("foreach (var order in orders) { var query = db.Lines.Where(line => line.OrderId == order.Id); found.AddRange(await [|query.ToListAsync()|]); }")]
    [InlineData("foreach (var order in await db.Orders.ToListAsync()) { var count = await [|db.Lines.CountAsync(line => line.OrderId == order.Id)|]; }")]
    [InlineData("foreach (var id in ids) { var line = await [|db.Lines.FindAsync(id)|]; if (line is null) { continue; } found.Add(line); }")]
    [InlineData("foreach (var id in ids) { var line = await [|db.Lines.FirstOrDefaultAsync(line => line.Id == id)|] ?? throw new InvalidOperationException(); found.Add(line); }")]
    [InlineData("for (var i = 0; i < ids.Length; i++) { found.Add(await [|db.Lines.FirstAsync(line => line.Id == ids[i])|]); }")]
    [InlineData("foreach (var order in orders) { await [|db.Entry(order).Collection(one => one.Lines).LoadAsync()|]; }")]
    [InlineData("foreach (var id in ids) { found.Add(await [|connection.QuerySingleAsync<Line>(\"SELECT * FROM Lines WHERE Id = @id\", new { id })|]); }")]
    [InlineData("foreach (var id in ids) { await using var command = connection.CreateCommand(); command.CommandText = \"SELECT Name FROM Lines WHERE Id = \" + id; text += await [|command.ExecuteScalarAsync()|]; }")]
    [InlineData("foreach (var id in ids) { text += await [|redis.StringGetAsync(\"line:\" + id)|]; }")]
    [InlineData("orders.ForEach(order => found.AddRange([|db.Lines.Where(line => line.OrderId == order.Id).ToList()|]));")]
    [InlineData("var many = orders.Select(order => new { order.Id, Count = [|db.Lines.Count(line => line.OrderId == order.Id)|] }).ToList();")]
    // A predicate over memory hides the query.
    [InlineData("var open = orders.Where(order => [|db.Lines.Any(line => line.OrderId == order.Id)|]).ToList();")]
    [InlineData("var sorted = orders.OrderBy(order => [|db.Lines.Count(line => line.OrderId == order.Id)|]).ToList();")]
    [InlineData("var sum = orders.Sum(order => [|db.Lines.Count(line => line.OrderId == order.Id)|]);")]
    public Task QueryOfTheElement_IsReported(string statements) => Verify(Library, Handler(statements));

    [Theory]
    // One query for all.
    [InlineData("found = await db.Lines.Where(line => ids.Contains(line.OrderId)).ToListAsync();")]
    [InlineData("foreach (var line in await db.Lines.Where(line => ids.Contains(line.Id)).ToListAsync()) { found.Add(line); }")]
    [InlineData("foreach (var part in ids.Chunk(500)) { found.AddRange(await db.Lines.Where(line => part.Contains(line.Id)).ToListAsync()); }")]
    [InlineData("foreach (var part in new List<int[]>(ids.Chunk(500))) { found.AddRange(await db.Lines.Where(line => part.Contains(line.Id)).ToListAsync()); }")]
    // Translated, not run.
    [InlineData("var counts = await db.Orders.Select(order => new { order.Id, Count = db.Lines.Count(line => line.OrderId == order.Id) }).ToListAsync();")]
    [InlineData("var open = await db.Orders.Where(order => db.Lines.Any(line => line.OrderId == order.Id)).ToListAsync();")]
    // LINQ over memory.
    [InlineData("foreach (var order in orders) { found.AddRange(order.Lines.Where(line => line.Id > order.Id).ToList()); }")]
    [InlineData("await db.Lines.LoadAsync(); foreach (var id in ids) { found.AddRange(db.Lines.Local.Where(line => line.Id == id).ToList()); }")]
    [InlineData("await db.Lines.Where(line => ids.Contains(line.Id)).LoadAsync(); foreach (var id in ids) { found.Add((await db.Lines.FindAsync(id))!); }")]
    // Try again, wait, page, poll.
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { found = await db.Lines.Where(line => line.OrderId == attempt).ToListAsync(); break; } catch (DbException) { } }")]
    [InlineData("while (queue.Count > 0) { var id = queue.Dequeue(); found.Add(await db.Lines.FirstAsync(line => line.Id == id)); }")]
    [InlineData("for (var page = 0; page < 10; page++) { found.AddRange(await db.Lines.Skip(page * 100).Take(100).ToListAsync()); }")]
    [InlineData("foreach (var order in orders) { found = await db.Lines.Take(10).ToListAsync(); }")]
    // Down a path: each round needs the one before.
    [InlineData("var parent = 0; foreach (var name in text.Split('/')) { var line = await db.Lines.FirstAsync(line => line.OrderId == parent && line.Name == name); parent = line.Id; }")]
    // Until one is found.
    [InlineData("foreach (var id in ids) { if (await db.Lines.AnyAsync(line => line.Id == id)) { break; } }")]
    [InlineData("var any = orders.Any(order => db.Lines.Any(line => line.OrderId == order.Id));")]
    // A fixed number.
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) { found.Add(await db.Lines.FirstAsync(line => line.Name == name)); }")]
    [InlineData("foreach (var id in ids.Take(3)) { found.Add(await db.Lines.FirstAsync(line => line.Id == id)); }")]
    [InlineData("foreach (var shop in settings.Shops) { found.Add(await db.Lines.FirstAsync(line => line.Id == shop)); }")]
    // Known ones are not asked for again.
    [InlineData("var known = new Dictionary<int, Line>(); foreach (var order in orders) { if (!known.TryGetValue(order.CustomerId, out var line)) { line = await db.Lines.FirstAsync(line => line.Id == order.CustomerId); known[order.CustomerId] = line; } }")]
    [InlineData("var known = new HashSet<int>(); foreach (var order in orders) { if (!known.Add(order.CustomerId)) continue; found.Add(await db.Lines.FirstAsync(line => line.Id == order.CustomerId)); }")]
    // One way to the store for all of them.
    [InlineData("var values = await Task.WhenAll(ids.Select(id => redis.StringGetAsync(\"line:\" + id)));")]
    // A write is no query.
    [InlineData("foreach (var order in orders) { db.Orders.Add(order); await db.SaveChangesAsync(); }")]
    public Task NoQueryPerElement_IsSilent(string statements) => Verify(Library, Handler(statements));

    [Fact]
    public Task LoopTwoCallsAway_IsReportedAtTheQuery() => Verify(Library, Usings + """
        public class Lines(Shop db)
        {
            public async Task<List<Line>> OfAsync(int orderId, CancellationToken stop) => await [|db.Lines.Where(line => line.OrderId == orderId).ToListAsync(stop)|];
            public async Task<int> CountAsync(CancellationToken stop) => await db.Lines.CountAsync(stop);
            public async Task<int> OneAsync(int id) => await db.Lines.CountAsync(line => line.Id == id);
        }
        public class Reports(Lines lines)
        {
            public async Task<int> SizeAsync(Order order, CancellationToken stop) { var id = order.Id; return (await lines.OfAsync(id, stop)).Count + await lines.CountAsync(stop); }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Reports reports, Lines lines, IChatClient chat, List<Order> orders, string text, CancellationToken stop) =>
                {
                    await chat.GetResponseAsync(text);
                    foreach (var order in orders) { await reports.SizeAsync(order, stop); }
                    return await lines.OneAsync(orders.Count);
                });
        }
        """);

    [Fact]
    public Task NoInferenceOnThePath_IsSilent() => Verify(Library, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/ask", async (IChatClient chat, string text) => { await chat.GetResponseAsync(text); });
                app.MapPost("/orders", async (Shop db, List<Order> orders) => { foreach (var order in orders) { await db.Lines.CountAsync(line => line.OrderId == order.Id); } });
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var order in orders) { await [|db.Lines.Where(line => line.OrderId == order.).ToListAsync()|]; }")]
    [InlineData("foreach (var order in ) { await db.Lines.FindAsync(order); }")]
    [InlineData("foreach (var in orders) { db.Lines.Find( }")]
    public Task IncompleteCode_DoesNotCrash(string statements)
    {
        var test = new RuleTest<EmptyCodeFixProvider>("SCL2001") { CompilerDiagnostics = CompilerDiagnostics.None };
        test.TestState.Sources.Add(Library);
        test.TestState.Sources.Add(Handler(statements));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task UserManager_IsADatabase() => new RuleTest<EmptyCodeFixProvider>("SCL2001")
    {
        TestCode = """
            using Microsoft.AspNetCore.Identity;
            using Microsoft.Extensions.AI;
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/roles", async (UserManager<IdentityUser> users, List<IdentityUser> all, IChatClient chat) =>
                {
                    await chat.GetResponseAsync("?");
                    var roles = new List<string>();
                    foreach (var user in all) { roles.AddRange(await [|users.GetRolesAsync(user)|]); }
                    return roles;
                });
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    // A run of a workflow leads to models, though it may be none itself.
    [Fact]
    public Task WorkflowOfAgents_MakesAnInferencePath() => new RuleTest<EmptyCodeFixProvider>("SCL2001")
    {
        TestCode = """
            using Microsoft.Agents.AI.Workflows;
            using Microsoft.AspNetCore.Identity;
            public static class Endpoints
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/plan", async (UserManager<IdentityUser> users, string[] ids, Workflow plan) =>
                    {
                        foreach (var id in ids) { await [|users.FindByIdAsync(id)|]; }
                        await InProcessExecution.RunAsync(plan, "?");
                    });
                    app.MapGet("/users", async (UserManager<IdentityUser> users, string[] ids) => { foreach (var id in ids) { await users.FindByIdAsync(id); } });
                }
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(params string[] sources)
    {
        var test = new RuleTest<EmptyCodeFixProvider>("SCL2001");
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

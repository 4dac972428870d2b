using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

public class UnboundedQueryTests
{
    // A request adds orders and categories; lines come from somewhere else.
    private const string Writers = ShopSources.Usings + """
        public static class Writers
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/orders", async (Shop db, Order order) => await db.AddAsync(order));
                app.MapPost("/categories", async (Shop db, Category category) => { await db.Categories.AddAsync(category); await db.SaveChangesAsync(); });
            }
        }
        """;

    [Theory]
    [InlineData("var all = await [|db.Orders.ToListAsync(stop)|];")]
    [InlineData("var all = [|db.Orders.AsNoTracking().Include(order => order.Lines).ToList()|];")]
    [InlineData("foreach (var order in await [|db.Orders.OrderBy(order => order.Id).ToListAsync()|]) { text += order.Id; }")]
    [InlineData("var all = (await [|db.Orders.Select(order => new { order.Id, order.Customer }).ToArrayAsync()|]).Select(order => order.Id);")]
    [InlineData("var page = (await [|db.Orders.OrderBy(order => order.Id).ToListAsync()|]).Skip(10).Take(10);")]
    public Task WholeGrowingTable_IsReported(string statements) => Verify(Writers, ShopSources.Handler(statements));

    [Theory]
    [InlineData("var some = await db.Orders.Where(order => order.CustomerId == id).ToListAsync();")]
    [InlineData("var page = await db.Orders.OrderBy(order => order.Id).Skip(10).Take(10).ToListAsync();")]
    [InlineData("var one = await db.Orders.FirstOrDefaultAsync(order => order.Id == id);")]
    [InlineData("var count = await db.Orders.CountAsync();")]
    [InlineData("var many = await db.Orders.GroupBy(order => order.CustomerId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();")]
    [InlineData("var names = await db.Orders.Select(order => order.Customer).Distinct().ToListAsync();")]
    // A query that other code may narrow.
    [InlineData("IQueryable<Order> query = db.Orders; if (id > 0) query = query.Where(order => order.CustomerId == id); var some = await query.ToListAsync();")]
    // Nothing adds rows, or the table holds a list of choices.
    [InlineData("var all = await db.Lines.ToListAsync();")]
    [InlineData("var all = await db.Categories.ToListAsync();")]
    // SCL2002 speaks.
    [InlineData("var some = (await db.Orders.ToListAsync()).Where(order => order.CustomerId == id).ToList();")]
    [InlineData("var all = orders.ToList();")]
    public Task BoundedQueryOrSmallTable_IsSilent(string statements) => Verify(Writers, ShopSources.Handler(statements));

    [Fact]
    public Task TableThatOnlyAnImportFills_IsSilent() => Verify(
        ShopSources.Usings + """
        public class Import(Shop db) { public void Run(Order order) => db.Orders.Add(order); }
        """,
        ShopSources.Handler("var all = await db.Orders.ToListAsync();"));

    [Fact]
    public Task SmallTableByOption_IsSilent() => Verify<EmptyCodeFixProvider>(
        Writers, ShopSources.Handler("var all = await db.Orders.ToListAsync();"), null, "scalelint.SCL2003.small_tables = Invoice, Order");

    [Fact]
    public Task Fix_TakesTheFirstOfSortedRows() => Verify<UnboundedQueryCodeFixProvider>(
        Writers,
        ShopSources.Handler("""
            var all = await [|db.Orders
                            .OrderBy(order => order.Id) // newest last
                            .ToListAsync(stop)|];
                        var other = [|db.Orders.OrderByDescending(order => order.Id).ToList()|];
            """),
        ShopSources.Handler("""
            var all = await db.Orders
                            .OrderBy(order => order.Id) // newest last
                            .Take(1000)
                            .ToListAsync(stop);
                        var other = db.Orders.OrderByDescending(order => order.Id).Take(1000).ToList();
            """));

    [Fact]
    public Task Fix_IsNotOfferedForUnsortedRows() => Verify<UnboundedQueryCodeFixProvider>(
        Writers, ShopSources.Handler("var all = await [|db.Orders.ToListAsync(stop)|];"), ShopSources.Handler("var all = await [|db.Orders.ToListAsync(stop)|];"));

    private static Task Verify(string writers, string source) => Verify<EmptyCodeFixProvider>(writers, source);

    private static Task Verify<TCodeFix>(string writers, string before, string? after = null, string? option = null)
        where TCodeFix : CodeFixProvider, new() => new ShopTest("SCL2003") { More = [writers], Option = option }.VerifyAsync<TCodeFix>(before, after ?? before);
}

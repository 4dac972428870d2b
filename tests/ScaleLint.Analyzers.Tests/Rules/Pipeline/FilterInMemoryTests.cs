using Microsoft.CodeAnalysis.CodeFixes;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

public class FilterInMemoryTests
{
    [Theory]
    [InlineData("var found = [|db.Lines.ToList().Where(line => line.OrderId == id)|].ToList();")]
    [InlineData("var found = [|(await db.Lines.ToListAsync(stop)).Where(line => line.OrderId == id && line.Name.StartsWith(text))|].ToList();")]
    [InlineData("var found = [|(await db.Lines.AsNoTracking().OrderBy(line => line.Id).ToArrayAsync()).FirstOrDefault(line => line.Id == id)|];")]
    [InlineData("var found = [|db.Lines.AsEnumerable().Where(line => ids.Contains(line.Id))|].ToList();")]
    [InlineData("var found = [|(await db.Set<Line>().ToListAsync().ConfigureAwait(false)).Any(line => line.Id == id)|];")]
    [InlineData("var found = [|(await db.Lines.ToListAsync()).Find(line => line.Id == id)|];")]
    [InlineData("var all = await db.Lines.ToListAsync(); var found = [|all.Where(line => line.OrderId == id)|].ToList();")]
    [InlineData("var all = db.Orders.Include(order => order.Lines).ToList(); var found = [|all.Count(order => order.Customer == text)|];")]
    [InlineData("var found = [|db.Orders.ToList().Join(db.Lines.ToList(), order => order.Id, line => line.OrderId, (order, line) => line.Name)|].ToList();")]
    [InlineData("var found = (from order in db.Orders.ToList() [|join line in db.Lines.ToList() on order.Id equals line.OrderId|] select line.Name).ToList();")]
    public Task WholeTableFilteredInMemory_IsReported(string statements) => Verify(ShopSources.Handler(statements));

    [Theory]
    // The database filters.
    [InlineData("var found = await db.Lines.Where(line => line.OrderId == id).ToListAsync();")]
    [InlineData("var found = (await db.Lines.Where(line => line.OrderId == id).ToListAsync()).Where(line => line.Name == text).ToList();")]
    [InlineData("var found = (await db.Lines.OrderBy(line => line.Id).Take(100).ToListAsync()).Where(line => line.Name == text).ToList();")]
    [InlineData("var found = await (from order in db.Orders join line in db.Lines on order.Id equals line.OrderId select line.Name).ToListAsync();")]
    // What no database can do.
    [InlineData("var found = db.Lines.AsEnumerable().Where(line => Fits(line, text)).ToList();", "private static bool Fits(Line line, string text) => line.Name == text;")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Where(line => line.Label == text).ToList();")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Where(line => line.Seen).ToList();")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Where(line => line.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Where(line => System.Text.RegularExpressions.Regex.IsMatch(line.Name, text)).ToList();")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Where(line => { var name = line.Name; return name == text; }).ToList();")]
    // All rows are wanted.
    [InlineData("var all = await db.Lines.ToListAsync(); var open = all.Where(line => line.OrderId == 0).ToList(); var closed = all.Where(line => line.OrderId > 0).ToList();")]
    [InlineData("var all = await db.Lines.ToListAsync(); foreach (var one in ids) { var found = all.FirstOrDefault(line => line.Id == one); }")]
    [InlineData("var found = (await db.Lines.ToListAsync()).Count;")]
    [InlineData("var found = (await db.Lines.ToListAsync()).First();")]
    // Memory.
    [InlineData("var found = lines.ToList().Where(line => line.OrderId == id).ToList();")]
    [InlineData("var found = orders.Join(lines, order => order.Id, line => line.OrderId, (order, line) => line.Name).ToList();")]
    [InlineData("var found = db.Orders.ToList().Join(lines, order => order.Id, line => line.OrderId, (order, line) => line.Name).ToList();")]
    // Translated, not run.
    [InlineData("var found = await db.Orders.Where(order => db.Lines.ToList().Where(line => line.OrderId == order.Id).Any()).ToListAsync();")]
    public Task FilterThatIsTheDatabasesOrNone_IsSilent(string statements, string members = "") => Verify(ShopSources.Handler(statements, members));

    [Theory]
    [InlineData(
        "var found = [|db.Lines.ToList().Where(line => line.OrderId == id)|].ToList(); // kept",
        "var found = db.Lines.Where(line => line.OrderId == id).ToList(); // kept")]
    [InlineData(
        "foreach (var found in [|(await db.Lines.AsNoTracking().ToListAsync(stop)).Where(line => line.Name == text)|]) { }",
        "foreach (var found in await db.Lines.AsNoTracking().Where(line => line.Name == text).ToListAsync(stop)) { }")]
    [InlineData(
        "var found = [|(await db.Lines.ToListAsync()).Where(line => line.Name == text)|].Select(line => line.Id).ToList();",
        "var found = (await db.Lines.Where(line => line.Name == text).ToListAsync()).Select(line => line.Id).ToList();")]
    [InlineData(
        "var found = [|(await db.Lines.ToListAsync(stop).ConfigureAwait(false)).FirstOrDefault(line => line.Id == id)|];",
        "var found = await db.Lines.FirstOrDefaultAsync(line => line.Id == id, stop).ConfigureAwait(false);")]
    [InlineData("if ([|db.Lines.ToList().Exists(line => line.Id == id)|]) { return; }", "if (db.Lines.Any(line => line.Id == id)) { return; }")]
    [InlineData("var found = [|(await db.Lines.ToListAsync()).FindAll(line => line.Id > id)|].Count;", "var found = (await db.Lines.Where(line => line.Id > id).ToListAsync()).Count;")]
    [InlineData(
        "var found = [|db.Lines.AsEnumerable().Where(line => ids.Contains(line.Id))|].OrderBy(line => line.Label).ToList();",
        "var found = db.Lines.Where(line => ids.Contains(line.Id)).AsEnumerable().OrderBy(line => line.Label).ToList();")]
    [InlineData(
        "var a = [|db.Lines.ToList().Count(line => line.Id > id)|]; var b = [|db.Orders.ToList().Any(order => order.Id > id)|];",
        "var a = db.Lines.Count(line => line.Id > id); var b = db.Orders.Any(order => order.Id > id);")]
    public Task Fix_MovesTheFilterBeforeTheRead(string before, string after) => Verify<FilterInMemoryCodeFixProvider>(ShopSources.Handler(before), ShopSources.Handler(after));

    [Theory]
    // The rows are read elsewhere; the condition is on what the projection makes; the last of unsorted rows is any.
    [InlineData("var all = await db.Lines.ToListAsync(); var found = [|all.Where(line => line.OrderId == id)|].ToList();")]
    [InlineData("var found = [|db.Lines.Select(line => new { Key = line.Id }).ToList().Where(one => one.Key == id)|].ToList();")]
    [InlineData("var found = [|db.Lines.ToList().LastOrDefault(line => line.OrderId == id)|];")]
    public Task Fix_IsNotOfferedWhereItIsNoMove(string statements) => Verify<FilterInMemoryCodeFixProvider>(ShopSources.Handler(statements), ShopSources.Handler(statements));

    private static Task Verify(string source) => new ShopTest("SCL2002").VerifyAsync(source);

    private static Task Verify<TCodeFix>(string before, string after)
        where TCodeFix : CodeFixProvider, new() => new ShopTest("SCL2002").VerifyAsync<TCodeFix>(before, after);
}

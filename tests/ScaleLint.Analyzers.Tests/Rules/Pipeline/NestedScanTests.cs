using Microsoft.CodeAnalysis.CodeFixes;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

public class NestedScanTests
{
    private const string Read = "var sold = await db.Orders.ToListAsync(stop); var parts = await db.Lines.Where(line => line.Id > id).ToListAsync(stop); var known = db.Lines.Select(line => line.OrderId).ToList(); ";

    private static string Handler(string statements) => ShopSources.Handler(Read + statements);

    [Theory]
    [InlineData("foreach (var order in sold) { order.Lines = [|parts.Where(line => line.OrderId == order.Id)|].ToList(); }")]
    [InlineData("foreach (var order in sold) { text += [|parts.FirstOrDefault(line => order.Id == line.OrderId)|]?.Name; }")]
    [InlineData("foreach (var order in sold) { if ([|known.Contains(order.Id)|]) { text += order.Id; } }")]
    [InlineData("foreach (var order in sold) { var key = order.Id; if (![|parts.Exists(line => line.OrderId == key)|]) { continue; } text += key; }")]
    [InlineData("for (var i = 0; i < sold.Count; i++) { text += [|parts.Count(line => line.OrderId == sold[i].Id)|]; }")]
    [InlineData("var open = sold.Where(order => [|known.Contains(order.Id)|]).ToList();")]
    [InlineData("var joined = sold.Select(order => new { order, Lines = [|parts.Where(line => line.OrderId == order.Id)|].ToList() }).ToList();")]
    [InlineData("foreach (var order in await db.Orders.ToListAsync()) { text += [|parts.Find(line => line.OrderId == order.Id)|]?.Name; }")]
    public Task SearchForEachElement_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    // By key.
    [InlineData("var byOrder = parts.ToLookup(line => line.OrderId); foreach (var order in sold) { order.Lines = byOrder[order.Id].ToList(); }")]
    [InlineData("var set = known.ToHashSet(); foreach (var order in sold) { if (set.Contains(order.Id)) { text += order.Id; } }")]
    // One search.
    [InlineData("var one = parts.FirstOrDefault(line => line.OrderId == id);")]
    [InlineData("foreach (var order in sold) { var mine = await db.Lines.Where(line => line.OrderId == order.Id).ToListAsync(); text += mine.FirstOrDefault(line => line.Id == order.CustomerId)?.Name; }")]
    [InlineData("foreach (var order in sold) { text += parts.FirstOrDefault(line => line.OrderId == id)?.Name; }")]
    // Lists of a size that nobody knows.
    [InlineData("foreach (var order in orders) { order.Lines = lines.Where(line => line.OrderId == order.Id).ToList(); }")]
    [InlineData("foreach (var order in sold) { if (ids.Contains(order.Id)) { text += order.Id; } }")]
    [InlineData("foreach (var order in sold) { if (new[] { 1, 2 }.Contains(order.Id)) { text += order.Id; } }")]
    [InlineData("var first = sold.Take(10).ToList(); foreach (var order in first) { text += parts.FirstOrDefault(line => line.OrderId == order.Id)?.Name; }")]
    // No search by key.
    [InlineData("foreach (var order in sold) { text += parts.FirstOrDefault(line => line.OrderId > order.Id)?.Name; }")]
    [InlineData("foreach (var order in sold) { text += order.Lines.FirstOrDefault(line => line.OrderId == order.Id)?.Name; }")]
    // What the loop changes is another list in each round.
    [InlineData("foreach (var order in sold) { if (!known.Contains(order.Id)) { known.Add(order.Id); } }")]
    // The database's.
    [InlineData("var some = await db.Orders.Where(order => known.Contains(order.Id)).ToListAsync();")]
    public Task NoNestedScan_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData(
        """
        // all of them
                    foreach (var order in sold)
                    {
                        order.Lines = [|parts.Where(line => line.OrderId == order.Id)|].ToList(); // kept
                    }
        """,
        """
        // all of them
                    var partsByOrderId = parts.ToLookup(line => line.OrderId);
                    foreach (var order in sold)
                    {
                        order.Lines = partsByOrderId[order.Id].ToList(); // kept
                    }
        """)]
    [InlineData(
        """
        var partsByOrderId = 1;
                    foreach (var order in sold)
                    {
                        text += [|parts.FirstOrDefault(line => order.Id == line.OrderId)|]?.Name;
                    }

                    foreach (var order in sold)
                    {
                        if ([|known.Contains(order.Id)|])
                        {
                            text += partsByOrderId;
                        }
                    }
        """,
        """
        var partsByOrderId = 1;
                    var partsByOrderId2 = parts.ToLookup(line => line.OrderId);
                    foreach (var order in sold)
                    {
                        text += partsByOrderId2[order.Id].FirstOrDefault()?.Name;
                    }

                    var knownSet = known.ToHashSet();
                    foreach (var order in sold)
                    {
                        if (knownSet.Contains(order.Id))
                        {
                            text += partsByOrderId;
                        }
                    }
        """)]
    public Task Fix_LooksUpByKey(string before, string after) => Verify<NestedScanCodeFixProvider>(Handler(before), Handler(after));

    [Theory]
    // The loop is a lambda; the keys differ in type; a round changes the key.
    [InlineData("var open = sold.Where(order => [|known.Contains(order.Id)|]).ToList();")]
    [InlineData("foreach (var order in sold) { long key = order.Id; text += [|parts.FirstOrDefault(line => line.OrderId == key)|]?.Name; }")]
    [InlineData("foreach (var order in sold) { foreach (var line in [|parts.Where(line => line.OrderId == order.Id)|]) { line.OrderId = 0; } }")]
    public Task Fix_IsNotOfferedWhereTheAnswerMightDiffer(string statements) => Verify<NestedScanCodeFixProvider>(Handler(statements), Handler(statements));

    private static Task Verify(string source) => new ShopTest("SCL2005").VerifyAsync(source);

    private static Task Verify<TCodeFix>(string before, string after)
        where TCodeFix : CodeFixProvider, new() => new ShopTest("SCL2005").VerifyAsync<TCodeFix>(before, after);
}

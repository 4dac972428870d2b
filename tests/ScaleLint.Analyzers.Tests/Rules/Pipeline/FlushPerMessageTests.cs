using Microsoft.CodeAnalysis.CodeFixes;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

public class FlushPerMessageTests
{
    private static string Handler(string statements) => """
        using System.Data.Common;
        using Confluent.Kafka;
        using Microsoft.Data.Sqlite;
        using Microsoft.Extensions.Logging;

        """ + ShopSources.Usings + $$"""
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, IChatClient chat, IProducer<string, string> producer, ILogger logger, List<Order> orders, string text, CancellationToken stop) =>
                {
                    await chat.GetResponseAsync(text);
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("foreach (var order in orders) { db.Orders.Add(order); await [|db.SaveChangesAsync(stop)|]; }")]
    [InlineData("foreach (var order in orders) { order.Customer = text; [|db.SaveChanges()|]; logger.LogInformation(text); }")]
    [InlineData("orders.ForEach(order => { db.Orders.Add(order); [|db.SaveChanges()|]; });")]
    [InlineData("for (var i = 0; i < orders.Count; i++) { db.Orders.Add(orders[i]); await [|db.SaveChangesAsync()|]; }")]
    [InlineData("foreach (var order in orders) { var kept = await db.Orders.FindAsync(order.Id); if (kept is null) { db.Orders.Add(order); } await [|db.SaveChangesAsync()|]; }")]
    [InlineData("foreach (var order in orders) { using var connection = new SqliteConnection(text); await [|connection.OpenAsync(stop)|]; var command = connection.CreateCommand(); await command.ExecuteNonQueryAsync(); }")]
    [InlineData("producer.Produce(\"asked\", new Message<string, string> { Value = text }); [|producer.Flush(TimeSpan.FromSeconds(10))|];")]
    [InlineData("await producer.ProduceAsync(\"asked\", new Message<string, string> { Value = text }); [|producer.Flush(stop)|];")]
    [InlineData("foreach (var order in orders) { producer.Produce(\"asked\", new Message<string, string> { Value = text }); [|producer.Flush(stop)|]; }")]
    public Task EndOfAUnitOfWorkPerMessage_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("foreach (var order in orders) { db.Orders.Add(order); } await db.SaveChangesAsync(stop);")]
    [InlineData("db.Orders.AddRange(orders); await db.SaveChangesAsync();")]
    // Parts.
    [InlineData("foreach (var part in orders.Chunk(100)) { db.Orders.AddRange(part); await db.SaveChangesAsync(); }")]
    [InlineData("var count = 0; foreach (var order in orders) { db.Orders.Add(order); if (++count % 100 == 0) { await db.SaveChangesAsync(); } }")]
    // One failure must not undo the others.
    [InlineData("foreach (var order in orders) { try { db.Orders.Add(order); await db.SaveChangesAsync(); } catch (DbUpdateException) { logger.LogError(text); } }")]
    [InlineData("foreach (var order in orders) { await using var transaction = await db.Database.BeginTransactionAsync(); db.Orders.Add(order); await transaction.CommitAsync(); }")]
    // What follows needs the key that the database gave.
    [InlineData("foreach (var order in orders) { db.Orders.Add(order); await db.SaveChangesAsync(); db.Lines.Add(new Line { OrderId = order.Id }); }")]
    // Each element has a database of its own, or each of several at once a connection.
    [InlineData("foreach (var order in orders) { using var connection = new SqliteConnection(order.Customer); await connection.OpenAsync(stop); }")]
    [InlineData("await Parallel.ForEachAsync(orders, async (order, token) => { using var connection = new SqliteConnection(text); await connection.OpenAsync(token); });")]
    [InlineData("using var connection = new SqliteConnection(text); await connection.OpenAsync(stop); foreach (var order in orders) { var command = connection.CreateCommand(); await command.ExecuteNonQueryAsync(); }")]
    // A queue that never ends, and tries.
    [InlineData("while (!stop.IsCancellationRequested) { db.Orders.Add(new Order()); await db.SaveChangesAsync(); }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { await db.SaveChangesAsync(); }")]
    // Once for all.
    [InlineData("foreach (var order in orders) { producer.Produce(\"asked\", new Message<string, string> { Value = text }); } producer.Flush(stop);")]
    [InlineData("producer.Produce(\"asked\", new Message<string, string> { Value = text });")]
    public Task OneUnitOfWork_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData(
        """
        foreach (var order in orders)
                    {
                        // new
                        db.Orders.Add(order);
                        await [|db.SaveChangesAsync(stop)|]; // kept
                    }
        """,
        """
        foreach (var order in orders)
                    {
                        // new
                        db.Orders.Add(order);
                    }
                    await db.SaveChangesAsync(stop); // kept
        """)]
    [InlineData(
        """
        producer.Produce("asked", new Message<string, string> { Value = text });
                    [|producer.Flush(stop)|];
                    logger.LogInformation(text);
        """,
        """
        producer.Produce("asked", new Message<string, string> { Value = text });
                    logger.LogInformation(text);
        """)]
    public Task Fix_FlushesOnce(string before, string after) => Verify<FlushPerMessageCodeFixProvider>(Handler(before), Handler(after));

    [Theory]
    // The next round asks for what this one saves.
    [InlineData("foreach (var order in orders) { if (!await db.Orders.AnyAsync(one => one.Customer == order.Customer)) { db.Orders.Add(order); } await [|db.SaveChangesAsync()|]; }")]
    [InlineData("orders.ForEach(order => { db.Orders.Add(order); [|db.SaveChanges()|]; });")]
    [InlineData("foreach (var order in orders) { using var connection = new SqliteConnection(text); [|connection.Open()|]; }")]
    public Task Fix_IsNotOfferedWhereItIsNoMove(string statements) => Verify<FlushPerMessageCodeFixProvider>(Handler(statements), Handler(statements));

    private static Task Verify(string source) => new ShopTest("SCL2004").VerifyAsync(source);

    private static Task Verify<TCodeFix>(string before, string after)
        where TCodeFix : CodeFixProvider, new() => new ShopTest("SCL2004").VerifyAsync<TCodeFix>(before, after);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class SynchronousDatabaseCallTests
{
    private const string Library = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        public class Item { public int Id { get; set; } public string Name { get; set; } = ""; public List<Item> Parts { get; set; } = new(); }
        public class Shop : DbContext
        {
            public DbSet<Item> Items => Set<Item>();
            public DbSet<Item> Old { get; set; } = null!;
            public IQueryable<Item> Cheap => Items.Where(item => item.Id < 10);
            public IQueryable<Item> ById(int id) { return Cheap.Where(item => item.Id == id); }
        }
        public static class Paging
        {
            public static IQueryable<T> Page<T>(this IQueryable<T> source, int page) => source.Skip(page * 10).Take(10);
        }
        """;

    private static string Handler(string statements) => $$"""
        using System.Data;
        using System.Data.Common;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;
        {{(statements.Contains("items.", StringComparison.Ordinal) ? "using MongoDB.Driver; using MongoDB.Driver.Linq;" : "")}}
        using StackExchange.Redis;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, IChatClient chat, IDbConnection connection, DbCommand command, DbDataReader reader, IDatabase redis, MongoDB.Driver.IMongoCollection<Item> items,
                    IQueryable<Item> given, List<Item> memory, string text, int id) =>
                {
                    await chat.GetResponseAsync(text);
                    {{statements}}
                });
        }
        """;

    private static Task Verify(string statements) => Verify(Library, Handler(statements));

    private static Task Verify(params string[] sources)
    {
        var test = new RuleTest<EmptyCodeFixProvider>("SCL1003");
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("var all = [|db.Items.ToList()|];")]
    [InlineData("var all = [|db.Old.ToArray()|];")]
    [InlineData("var all = [|db.Set<Item>().ToDictionary(item => item.Id)|];")]
    [InlineData("var all = [|db.Items.ToHashSet()|];")]
    [InlineData("var one = [|db.Items.First(item => item.Id == id)|];")]
    [InlineData("var one = [|db.Items.AsNoTracking().Include(item => item.Parts).Where(item => item.Id == id).FirstOrDefault()|];")]
    [InlineData("var one = [|db.Items.FromSqlRaw(\"select\").OrderBy(item => item.Id).Single()|];")]
    [InlineData("var names = [|db.Database.SqlQuery<string>($\"select\").ToList()|];")]
    [InlineData("var many = [|db.Items.Count()|] + [|db.Items.Sum(item => item.Id)|];")]
    [InlineData("var any = [|db.Items.Any(item => item.Name == text)|];")]
    [InlineData("var max = [|db.Items.Max(item => item.Id)|];")]
    [InlineData("var query = db.Items.Where(item => item.Id == id); query = query.Take(3); var all = [|query.ToList()|];")]
    [InlineData("IQueryable<Item> query; if (id > 0) query = db.Items; else query = db.Cheap; query = query.Take(3); var all = [|query.ToList()|];")]
    [InlineData("IQueryable<Item> query = id > 0 ? db.Items : db.Old.Take(3); var all = [|query.ToList()|];")]
    [InlineData("var query = from item in db.Items where item.Id == id select item.Name; var all = [|query.ToList()|];")]
    [InlineData("var all = [|(from item in db.Items orderby item.Id select item).ToList()|];")]
    [InlineData("var all = [|db.Cheap.ToList()|];")]
    [InlineData("var all = [|db.ById(id).ToList()|];")]
    [InlineData("var all = [|db.Items.Page(2).ToList()|];")]
    [InlineData("IEnumerable<Item> query = db.Items; var all = [|query.ToList()|];")]
    [InlineData("var parts = [|db.Entry(memory[0]).Collection(item => item.Parts).Query().ToList()|];")]
    [InlineData("[|db.Entry(memory[0]).Collection(item => item.Parts).Load()|];")]
    [InlineData("[|db.SaveChanges()|];")]
    [InlineData("var one = [|db.Items.Find(id)|];")]
    [InlineData("var one = [|db.Find<Item>(id)|];")]
    [InlineData("[|db.Database.ExecuteSqlRaw(\"delete\")|];")]
    [InlineData("[|db.Items.Where(item => item.Id == id).ExecuteDelete()|];")]
    [InlineData("var rows = [|connection.Query<Item>(\"select\")|];")]
    [InlineData("[|connection.Execute(\"delete\")|];")]
    [InlineData("[|connection.Open()|];")]
    [InlineData("using var rows = [|command.ExecuteReader()|];")]
    [InlineData("var value = [|command.ExecuteScalar()|];")]
    [InlineData("var value = [|redis.StringGet(text)|];")]
    [InlineData("[|redis.StringSet(text, text)|];")]
    [InlineData("var one = [|items.Find(item => item.Id == id).FirstOrDefault()|];")]
    [InlineData("[|items.InsertOne(memory[0])|];")]
    [InlineData("var all = [|items.AsQueryable().Where(item => item.Id == id).ToList()|];")]
    [InlineData("var wrapped = Task.FromResult([|db.Items.ToList()|]);")]
    [InlineData("lock (app) { [|db.SaveChanges()|]; }")]
    public Task CallThatWaitsForTheDatabase_IsReported(string statements) => Verify(statements);

    [Theory]
    [InlineData("try { await db.SaveChangesAsync(); } catch (InvalidOperationException) { db.SaveChanges(); throw; }")]
    [InlineData("db.Items.Add(memory[0]); db.Items.AddRange(memory); db.Update(memory[0]); db.Remove(memory[0]);")]
    [InlineData("var all = memory.ToList(); var one = memory.First(); var any = memory.Any();")]
    [InlineData("var all = memory.AsQueryable().Where(item => item.Id == id).ToList();")]
    [InlineData("var all = given.ToList();")]
    [InlineData("var all = given.Page(1).ToList();")]
    [InlineData("var all = memory.AsQueryable().Page(1).ToList();")]
    [InlineData("var one = (await db.Items.ToListAsync()).First(item => item.Id == id);")]
    [InlineData("var all = await db.Items.ToListAsync(); var any = all.Any(); var more = all.ToList();")]
    [InlineData("var all = await db.Items.Where(item => db.Old.Any(old => old.Id == item.Id)).ToListAsync();")]
    [InlineData("var all = await (from item in db.Items where db.Old.Count() > item.Id select db.Old.First(old => old.Id == item.Id)).ToListAsync();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Item, bool>> filter = item => db.Old.Any(old => old.Id == item.Id); var all = await db.Items.Where(filter).ToListAsync();")]
    [InlineData("var local = db.Items.Local.ToList();")]
    [InlineData("var parts = memory[0].Parts.ToList();")]
    [InlineData("await using var rows = await command.ExecuteReaderAsync(); while (rows.Read()) { }")]
    [InlineData("IQueryable<Item> query = memory.AsQueryable(); if (id > 0) query = query.Take(3); var all = query.ToList();")]
    [InlineData("IQueryable<Item> query = id > 0 ? db.Items : memory.AsQueryable(); var all = query.ToList();")]
    [InlineData("var name = nameof(db.SaveChanges);")]
    [InlineData("IQueryable<Item> Loop(IQueryable<Item> source) => id > 0 ? Loop(source) : Loop(source); var all = Loop(db.Items).ToList();")]
    public Task CallThatDoesNot_IsSilent(string statements) => Verify(statements);

    [Fact]
    public Task RequestWithoutInference_IsSilent() => Verify(Library, """
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/items", (Shop db) => db.Items.ToList());
        }
        """);

    [Fact]
    public Task StartUp_IsSilent() => Verify(Library, Handler(""), """
        public static class Seed
        {
            public static void Run(Shop db) { if (!db.Items.Any()) { db.SaveChanges(); } }
            public static void Main() => Run(new Shop());
        }
        """);

    [Fact]
    public async Task RepositoryBehindService_ShowsThePath()
    {
        var messages = await Analyze.MessagesAsync(Library, """
            public interface IRepository { List<Item> Load(); }
            public class Repository(Shop db) : IRepository { public List<Item> Load() => db.Items.ToList(); }
            public class Service(IRepository repository) { public int Count() => repository.Load().Count; }
            """, Handler("").Replace("await chat", "app.Services.GetRequiredService<Service>().Count(); await chat", StringComparison.Ordinal));

        Assert.Equal(
            ["SCL1003: 'IQueryable.ToList(...)' blocks a thread until the database answers, on every request: POST /ask -> Service.Count -> Repository.Load"],
            messages.Where(message => message.StartsWith("SCL1003", StringComparison.Ordinal)));
    }
}

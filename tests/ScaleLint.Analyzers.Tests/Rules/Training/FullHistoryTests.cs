using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Training;

public class FullHistoryTests
{
    private static string Job(string statements, string members = "", string model = "") => $$"""
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.ML;
        using Microsoft.ML.Data;
        public class Sale { public int Id { get; set; } public float Area { get; set; } public float Price { get; set; } public DateTime At { get; set; } public Shop? Shop { get; set; } }
        public class Shop { public int Id { get; set; } }
        public class Sales : DbContext
        {
            public DbSet<Sale> All { get; set; } = null!;
            public DbSet<Sale> Same => Set<Sale>();
            protected override void OnModelCreating(ModelBuilder builder) { {{model}} }
        }
        public class Trainer(Sales db, MLContext ml, SqliteConnection connection, List<Sale> given) : BackgroundService
        {
            private readonly Microsoft.ML.Trainers.SdcaRegressionTrainer trainer = ml.Regression.Trainers.Sdca();
            {{members}}
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
                while (await daily.WaitForNextTickAsync(stop)) { {{statements}} }
            }
        }
        """;

    [Theory]
    [InlineData("var model = [|trainer.Fit(ml.Data.LoadFromEnumerable(db.All))|];")]
    [InlineData("var model = [|trainer.Fit(ml.Data.LoadFromEnumerable(await db.Same.AsNoTracking().ToListAsync(stop)))|];")]
    [InlineData("var sales = await db.All.Include(sale => sale.Shop).OrderBy(sale => sale.At).Select(sale => new { sale.Area, sale.Price }).ToListAsync(stop); var view = ml.Data.LoadFromEnumerable(sales); var model = [|trainer.Fit(view)|];")]
    [InlineData("var sales = from sale in db.All select new { sale.Area, sale.Price }; var model = [|trainer.Fit(ml.Data.LoadFromEnumerable(sales))|];")]
    [InlineData("var split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(db.All.ToList()), 0.2); var model = [|trainer.Fit(split.TrainSet)|];")]
    [InlineData("var view = ml.Data.Cache(ml.Data.LoadFromEnumerable(db.Set<Sale>().ToArray())); var results = [|ml.Regression.CrossValidate(view, trainer)|];")]
    [InlineData("var loader = ml.Data.CreateDatabaseLoader<Sale>(); var view = loader.Load(new DatabaseSource(SqliteFactory.Instance, \"db\", \"SELECT Area, Price FROM Sales\")); var model = [|trainer.Fit(view)|];")]
    [InlineData("var model = [|trainer.Fit(ml.Data.LoadFromEnumerable(await connection.QueryAsync<Sale>(\"select * from sales order by at\")))|];")]
    [InlineData("var view = ml.Data.LoadFromEnumerable(db.All); view = ml.Data.Cache(view); view = ml.Data.ShuffleRows(view); view = ml.Data.Cache(view); var model = [|trainer.Fit(view)|];")]
    [InlineData("var prepared = ml.Transforms.NormalizeMinMax(\"Area\").Fit(ml.Data.LoadFromEnumerable(db.All)).Transform(ml.Data.LoadFromEnumerable(db.All)); var model = [|trainer.Fit(prepared)|];")]
    public Task WholeTable_IsReported(string statements) => Verify(Job(statements));

    [Fact]
    public Task TableBehindMethods_IsReported() => Verify(Job("Learn(Read());", """
        private List<Sale> Read() => db.All.ToList();
        private ITransformer Learn(IEnumerable<Sale> sales) => [|trainer.Fit(ml.Data.LoadFromEnumerable(sales))|];
        """));

    [Fact]
    public async Task Message_NamesTheTableAndTheJob()
    {
        var messages = await Analyze.MessagesAsync(Job("trainer.Fit(ml.Data.LoadFromEnumerable(db.All));"));
        Assert.Contains("SCL3003: Each training reads all of 'DbSet<Sale>', with no window and no sample: Trainer.ExecuteAsync", messages);
    }

    [Theory]
    // A window, a first part, a filter, a sample.
    [InlineData("var model = trainer.Fit(ml.Data.LoadFromEnumerable(db.All.Where(sale => sale.At > DateTime.UtcNow.AddDays(-90))));")]
    [InlineData("var model = trainer.Fit(ml.Data.LoadFromEnumerable(from sale in db.All where sale.At > DateTime.UtcNow.AddDays(-90) select sale));")]
    [InlineData("var model = trainer.Fit(ml.Data.LoadFromEnumerable(db.All.OrderByDescending(sale => sale.At).Take(100_000)));")]
    [InlineData("var model = trainer.Fit(ml.Data.TakeRows(ml.Data.LoadFromEnumerable(db.All), 100_000));")]
    [InlineData("var model = trainer.Fit(ml.Data.BootstrapSample(ml.Data.LoadFromEnumerable(db.All)));")]
    [InlineData("var view = ml.Data.LoadFromEnumerable(db.All); view = ml.Data.FilterRowsByColumn(view, \"Area\", 10, 1_000); var model = trainer.Fit(view);")]
    [InlineData("IQueryable<Sale> sales = db.All; sales = sales.Where(sale => sale.Id % 10 == 0); var model = trainer.Fit(ml.Data.LoadFromEnumerable(sales));")]
    [InlineData("var sales = new List<Sale>(); foreach (var sale in db.All) { if (sale.Id % 10 == 0) { sales.Add(sale); } } var model = trainer.Fit(ml.Data.LoadFromEnumerable(sales));")]
    [InlineData("var loader = ml.Data.CreateDatabaseLoader<Sale>(); var model = trainer.Fit(loader.Load(new DatabaseSource(SqliteFactory.Instance, \"db\", \"SELECT Area FROM Sales WHERE At > date('now', '-90 days')\")));")]
    [InlineData("var loader = ml.Data.CreateDatabaseLoader<Sale>(); var model = trainer.Fit(loader.Load(new DatabaseSource(SqliteFactory.Instance, \"db\", \"SELECT TOP 1000 Area FROM Sales\")));")]
    [InlineData("var loader = ml.Data.CreateDatabaseLoader<Sale>(); var model = trainer.Fit(loader.Load(new DatabaseSource(SqliteFactory.Instance, \"db\", \"SELECT Area FROM RecentSales\")));")]
    // Data that comes from elsewhere.
    [InlineData("var model = trainer.Fit(ml.Data.LoadFromEnumerable(given));")]
    [InlineData("var model = trainer.Fit(ml.Data.LoadFromTextFile<Sale>(\"sales.csv\"));")]
    // Only set up, only once.
    [InlineData("var prepared = ml.Transforms.NormalizeMinMax(\"Area\").Fit(ml.Data.LoadFromEnumerable(db.All));")]
    [InlineData("if (!File.Exists(\"model.zip\")) { var model = trainer.Fit(ml.Data.LoadFromEnumerable(db.All)); }")]
    public Task PartsSamplesAndUnknownData_AreSilent(string statements) => Verify(Job(statements));

    [Fact]
    public Task QueryFilter_IsSilent() => Verify(Job(
        "var model = trainer.Fit(ml.Data.LoadFromEnumerable(db.All));", model: "builder.Entity<Sale>().HasQueryFilter(sale => sale.At > DateTime.UtcNow.AddDays(-90));"));

    [Fact]
    public Task CallersThatDiffer_AreSilent() => Verify(Job("Learn(db.All.ToList()); Learn(db.All.Take(10).ToList());",
        "private ITransformer Learn(IEnumerable<Sale> sales) => trainer.Fit(ml.Data.LoadFromEnumerable(sales));"));

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL3003") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Training;

public class TrainingPerUserTests
{
    private const string Types = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.ML;
        public class User { public Guid Id { get; set; } public string Segment { get; set; } = ""; public bool IsActive { get; set; } public List<Row> Rows { get; set; } = []; }
        public class Row { public float Area { get; set; } public float Price { get; set; } public Guid UserId { get; set; } public string Region { get; set; } = ""; }
        public class Shop : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Row> Rows => Set<Row>(); }

        """;

    private const string Fit = "ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(rows))";

    private static string Job(string statements, string members = "") => Types + $$"""
        public class Trainer(Shop db, MLContext ml, List<Row> rows, List<User> users, Dictionary<Guid, List<Row>> byUser) : BackgroundService
        {
            {{members}}
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
                while (await daily.WaitForNextTickAsync(stop)) { {{statements}} }
            }
        }
        """;

    [Theory]
    [InlineData("foreach (var user in users) { var model = [|#|]; }")]
    [InlineData("foreach (var one in users) { var model = [|#|]; }")]
    [InlineData("foreach (var one in await db.Users.Where(one => one.IsActive).ToListAsync(stop)) { var model = [|#|]; }")]
    [InlineData("var all = await db.Users.ToListAsync(stop); foreach (var one in all) { var model = [|#|]; }")]
    [InlineData("await foreach (var one in db.Users.AsAsyncEnumerable()) { var model = [|#|]; }")]
    [InlineData("foreach (var (customerId, own) in byUser) { var model = [|#|]; }")]
    [InlineData("foreach (var group in rows.GroupBy(row => row.UserId)) { var model = [|#|]; }")]
    [InlineData("foreach (var id in db.Rows.Select(row => row.UserId).Distinct().ToList()) { var model = [|#|]; }")]
    [InlineData("foreach (var id in users.Select(user => user.Id)) { var model = [|#|]; }")]
    [InlineData("for (var i = 0; i < users.Count; i++) { var model = [|#|]; }")]
    [InlineData("foreach (var user in users) { for (var fold = 0; fold < 5; fold++) { var model = [|#|]; } }")]
    [InlineData("foreach (var user in users) { var model = [|#|]; if (stop.IsCancellationRequested) { break; } }")]
    [InlineData("var models = users.Select(user => [|#|]).ToList();")]
    [InlineData("Parallel.ForEach(users, user => { var model = [|#|]; });")]
    public Task LoopOverUsers_IsReported(string statements) => Verify(Job(statements.Replace("#", Fit, StringComparison.Ordinal)));

    [Theory]
    [InlineData("foreach (var user in users) { Train(user.Rows); }")]
    [InlineData("foreach (var user in users) { Prepare(user); }")]
    public Task LoopAroundACall_IsReportedAtTheTraining(string statements) => Verify(Job(statements, """
        private void Prepare(User user) => Train(user.Rows);
        private ITransformer Train(List<Row> rows) => [|ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(rows))|];
        """));

    [Theory]
    // One model for all, one per segment, one per product.
    [InlineData("var model = #;")]
    [InlineData("foreach (var segment in users.Select(user => user.Segment).Distinct()) { var model = #; }")]
    [InlineData("foreach (var region in rows.GroupBy(row => row.Region)) { var model = #; }")]
    [InlineData("foreach (var fold in new[] { 1, 2, 3 }) { var model = #; }")]
    // The rows of one user.
    [InlineData("foreach (var row in users[0].Rows) { var model = #; }")]
    // A few users that the code names, the first ten, the one that is looked for.
    [InlineData("foreach (var user in new[] { \"ann\", \"bob\" }) { var model = #; }")]
    [InlineData("foreach (var user in users.Take(10)) { var model = #; }")]
    [InlineData("foreach (var user in users) { if (user.IsActive) { var model = #; break; } }")]
    // Behind the loop.
    [InlineData("foreach (var user in users) { rows.AddRange(user.Rows); } var model = #;")]
    // No trainer.
    [InlineData("foreach (var user in users) { var model = ml.Transforms.NormalizeMinMax(\"Area\").Fit(ml.Data.LoadFromEnumerable(user.Rows)); }")]
    public Task OtherLoops_AreSilent(string statements) => Verify(Job(statements.Replace("#", Fit, StringComparison.Ordinal)));

    [Fact]
    public async Task OnARequestPath_OnlyThisRuleSpeaks()
    {
        var messages = await Analyze.MessagesAsync(Types + """
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapPost("/retrain", (MLContext ml, List<User> users) =>
                {
                    foreach (var user in users)
                    {
                        ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(user.Rows));
                    }
                });
            }
            """);
        Assert.Contains(messages, message => message.StartsWith("SCL3002: ", StringComparison.Ordinal) && message.EndsWith("trains a model for each user or tenant: POST /retrain", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, message => message.StartsWith("SCL3001", StringComparison.Ordinal));
    }

    [Fact]
    public Task TimerFunctionAndConsole_DifferByWhoRunsThem() => Verify(Types + """
        namespace Microsoft.Azure.Functions.Worker
        {
            public class FunctionAttribute(string name) : Attribute { public string Name => name; }
            public class TimerTriggerAttribute(string schedule) : Attribute { public string Schedule => schedule; }
        }
        public class Functions(MLContext ml, List<User> users)
        {
            [Microsoft.Azure.Functions.Worker.Function("retrain")]
            public void Run([Microsoft.Azure.Functions.Worker.TimerTrigger("0 0 3 * * *")] object timer)
            {
                foreach (var user in users) { [|ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(user.Rows))|]; }
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var ml = new MLContext();
                foreach (var user in new List<User>()) { ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(user.Rows)); }
            }
        }
        """);

    [Fact]
    public Task ScheduledJob_IsReported() => Verify(Types + """
        namespace Quartz { public interface IJob { Task Execute(object context); } }
        public class Nightly(MLContext ml, List<User> users) : Quartz.IJob
        {
            public Task Execute(object context)
            {
                foreach (var user in users) { [|ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(user.Rows))|]; }
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task RecurringHangfireJob_IsReported() => Verify("using Hangfire;\n" + Types + """
        public class Retraining(MLContext ml, List<User> users)
        {
            public void Run() { foreach (var user in users) { [|ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(user.Rows))|]; } }
        }
        public static class Start { public static void Now(IRecurringJobManager jobs) => jobs.AddOrUpdate<Retraining>("nightly", job => job.Run(), Cron.Daily); }
        """);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL3002") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

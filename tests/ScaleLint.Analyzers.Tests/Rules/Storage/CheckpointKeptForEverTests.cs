using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class CheckpointKeptForEverTests
{
    private static string Handler(string statements) => $$"""
        using Microsoft.ML;
        using TorchSharp;
        public static class Endpoints
        {
            private static int _version;
            private static string NextPath() => $"models/{Guid.NewGuid()}.zip";
            private static string NextInBlock() { var name = DateTime.UtcNow.Ticks; return "models/" + name; }
            public static void Map(WebApplication app, MLContext ml, DataViewSchema schema) =>
                app.MapPost("/train", async (ITransformer model, byte[] bytes, string name, torch.nn.Module net, TimeProvider time) =>
                {
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("[|ml.Model.Save(model, schema, $\"models/{Guid.NewGuid()}.zip\")|];")]
    [InlineData("[|ml.Model.Save(model, schema, \"models/\" + Guid.NewGuid().ToString(\"N\") + \".zip\")|];")]
    [InlineData("[|ml.Model.Save(model, schema, Path.Combine(\"models\", $\"{DateTime.UtcNow:yyyyMMddHHmmss}.zip\"))|];")]
    [InlineData("[|ml.Model.Save(model, schema, $\"models/{DateTime.UtcNow:yyyy-MM-dd}.zip\")|];")]
    [InlineData("var stamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds(); [|ml.Model.Save(model, schema, $\"models/{stamp}.zip\")|];")]
    [InlineData("var now = DateTime.UtcNow; var path = $\"models/{now:s}.zip\"; [|ml.Model.Save(model, schema, path)|];")]
    [InlineData("[|ml.Model.Save(model, schema, $\"models/{time.GetUtcNow().ToString(\"yyyyMMddHH\")}.zip\")|];")]
    [InlineData("[|ml.Model.Save(model, schema, $\"models/{_version++}.zip\")|];")]
    [InlineData("[|ml.Model.Save(model, schema, $\"models/{Interlocked.Increment(ref _version)}.zip\")|];")]
    [InlineData("[|ml.Model.Save(model, schema, NextPath())|];")]
    [InlineData("[|ml.Model.Save(model, schema, NextInBlock())|];")]
    [InlineData("[|net.save($\"checkpoints/{Guid.NewGuid()}.dat\")|];")]
    [InlineData("await [|File.WriteAllBytesAsync($\"checkpoint-{DateTime.UtcNow.Ticks}.pt\", bytes)|];")]
    [InlineData("using var file = [|File.Create($\"model-{Guid.NewGuid()}.zip\")|]; ml.Model.Save(model, schema, file);")]
    [InlineData("[|File.Copy(\"model.onnx\", $\"backup/{Guid.NewGuid()}.onnx\")|];")]
    [InlineData("using var file = [|new FileStream($\"{Guid.NewGuid()}.onnx\", FileMode.Create)|];")]
    public Task NewNameEachTime_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("ml.Model.Save(model, schema, \"models/current.zip\");")]
    [InlineData("ml.Model.Save(model, schema, $\"models/{name}.zip\");")]
    [InlineData("ml.Model.Save(model, schema, $\"models/{DateTime.UtcNow.DayOfWeek}.zip\");")]
    [InlineData("ml.Model.Save(model, schema, $\"models/{DateTime.UtcNow.Hour}.zip\");")]
    [InlineData("ml.Model.Save(model, schema, $\"models/{DateTime.UtcNow:dddd}.zip\");")]
    [InlineData("ml.Model.Save(model, schema, $\"models/{new DateTime(2026, 1, 1):yyyyMMdd}.zip\");")]
    [InlineData("ml.Model.Save(model, schema, Path.Combine(Path.GetTempPath(), Guid.NewGuid() + \".zip\"));")]
    [InlineData("var folder = Path.GetTempPath(); ml.Model.Save(model, schema, Path.Combine(folder, Guid.NewGuid() + \".zip\"));")]
    [InlineData("var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + \".zip\"); ml.Model.Save(model, schema, path);")]
    [InlineData("ml.Model.Save(model, schema, Path.GetTempFileName());")]
    [InlineData("using var stream = new MemoryStream(); ml.Model.Save(model, schema, stream);")]
    [InlineData("for (var epoch = 0; epoch < 10; epoch++) { net.save($\"checkpoints/{epoch}.dat\"); }")]
    [InlineData("await File.WriteAllBytesAsync($\"report-{Guid.NewGuid()}.pdf\", bytes);")]
    [InlineData("await File.WriteAllBytesAsync($\"export-{Guid.NewGuid()}.zip\", bytes);")]
    public Task NameThatComesAgainOrNoModel_IsSilent(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("File.Delete(path);")]
    [InlineData("foreach (var old in new DirectoryInfo(\"models\").GetFiles().OrderByDescending(file => file.CreationTime).Skip(5)) old.Delete();")]
    [InlineData("Directory.Delete(\"models\", recursive: true);")]
    public Task CleanUpElsewhere_IsSilent(string statement) => new RuleTest<EmptyCodeFixProvider>("SCL4003")
    {
        TestState =
        {
            Sources =
            {
                Handler("ml.Model.Save(model, schema, $\"models/{Guid.NewGuid()}.zip\");"),
                $"public static class Housekeeping {{ public static void Run(string path) {{ {statement} }} }}",
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task DeleteOfSomethingElse_IsNoCleanUp() => new RuleTest<EmptyCodeFixProvider>("SCL4003")
    {
        TestState =
        {
            Sources =
            {
                Handler("[|ml.Model.Save(model, schema, $\"models/{Guid.NewGuid()}.zip\")|];"),
                "public class Orders { public void Delete(int id) { } public static void Run(Orders orders) => orders.Delete(1); }",
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    private static string Trainer(string loop) => $$"""
        using Microsoft.ML;
        public class Store(MLContext ml)
        {
            public void Keep(ITransformer model, DataViewSchema schema) => {0}ml.Model.Save(model, schema, $"models/{DateTime.UtcNow:yyyyMMdd}.zip"){1};
        }
        public class Trainer(Store store, ITransformer model, DataViewSchema schema) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{loop}}
                await Task.Yield();
            }
        }
        """;

    [Theory]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromDays(1)); while (await timer.WaitForNextTickAsync(stoppingToken)) { store.Keep(model, schema); }")]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { store.Keep(model, schema); await Task.Delay(TimeSpan.FromDays(1), stoppingToken); }")]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { store.Keep(model, schema); }")]
    public Task NightlyTraining_IsReported(string loop) => Verify(Trainer(loop).Replace("{0}", "[|").Replace("{1}", "|]"));

    [Fact]
    public async Task NightlyTraining_ShowsItsPath() => Assert.Equal(
        ["SCL4003: 'ModelOperationsCatalog.Save(...)' saves a model under a new name each time, and nothing deletes the old ones: Trainer.ExecuteAsync -> Store.Keep"],
        await Analyze.MessagesAsync(Trainer("while (!stoppingToken.IsCancellationRequested) { store.Keep(model, schema); await Task.Delay(TimeSpan.FromDays(1), stoppingToken); }").Replace("{0}", "").Replace("{1}", "")));

    [Fact]
    public async Task NameThatAReferencedProjectMakes_IsSilentAndNoCrash()
    {
        var library = Analyze.Compile("public static class Names { public static string Next() => $\"models/{Guid.NewGuid()}.zip\"; }").WithAssemblyName("Library");
        var service = Analyze.Compile(Handler("ml.Model.Save(model, schema, Names.Next());")).AddReferences(library.ToMetadataReference());

        Assert.Empty(await Analyze.MessagesAsync(service, ""));
    }

    [Fact]
    public Task OnceAtTheStartOfAService_IsSilent() => Verify(Trainer("store.Keep(model, schema);").Replace("{0}", "").Replace("{1}", ""));

    [Fact]
    public Task TrainingTool_IsSilent() => Verify("""
        using Microsoft.ML;
        public static class Program
        {
            public static void Main()
            {
                var ml = new MLContext();
                ml.Model.Save(null, null, $"models/{Guid.NewGuid()}.zip");
            }
        }
        """);

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL4003")
    {
        TestCode = Handler("ml.Model.Save(model, schema, $\"{name(}\"); ml.Model.Save(; File.Create(); new FileStream(; string Next() => ; File.Create(Next());"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4003") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

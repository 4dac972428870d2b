using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Training;

public class TrainingPerRequestTests
{
    private const string Types = """
        using Microsoft.ML;
        using Microsoft.ML.Data;
        public class Row { public float Area { get; set; } public float Price { get; set; } public string City { get; set; } = ""; }
        public class Guess { public float Score { get; set; } }

        """;

    private static string Handler(string statements, string members = "") => Types + $$"""
        public static class Endpoints
        {
            private static readonly MLContext ml = new();
            {{members}}
            public static void Map(WebApplication app) => app.MapPost("/prices", (List<Row> rows, IDataView view) => { {{statements}} });
        }
        """;

    [Theory]
    [InlineData("var model = [|ml.Regression.Trainers.Sdca().Fit(view)|];")]
    [InlineData("var model = [|ml.Transforms.Concatenate(\"Features\", \"Area\").Append(ml.Regression.Trainers.Sdca()).Fit(ml.Data.LoadFromEnumerable(rows))|];")]
    [InlineData("var pipeline = ml.Transforms.Concatenate(\"Features\", \"Area\").Append(ml.Regression.Trainers.Sdca()).Append(ml.Transforms.CopyColumns(\"Guess\", \"Score\")); var model = [|pipeline.Fit(view)|];")]
    [InlineData("IEstimator<ITransformer> pipeline = ml.Transforms.Concatenate(\"Features\", \"Area\"); pipeline = pipeline.Append(ml.Clustering.Trainers.KMeans()); var model = [|pipeline.Fit(view)|];")]
    [InlineData("var trainer = ml.Regression.Trainers.Sdca(); var model = [|ml.Transforms.Concatenate(\"Features\", \"Area\").Append(trainer).Fit(view)|];")]
    [InlineData("var results = [|ml.Regression.CrossValidate(view, ml.Regression.Trainers.Sdca())|];")]
    [InlineData("var model = [|ml.Regression.Trainers.LbfgsPoissonRegression().Fit(view, null)|];")]
    [InlineData("var model = [|ml.BinaryClassification.Trainers.AveragedPerceptron().Fit(view, null)|];")]
    public Task TrainerInSight_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("Train(view, Pipeline());")]
    [InlineData("Train(view, Trainers[0]);")]
    [InlineData("Train(view, Kept);")]
    public Task TrainerBehindMethodsAndMembers_IsReportedWhereItIsProven(string statements)
    {
        var isProven = !statements.Contains('[', StringComparison.Ordinal);
        var fit = isProven ? "[|pipeline.Fit(view)|]" : "pipeline.Fit(view)";
        return Verify(Handler(statements, $$"""
            private static readonly List<IEstimator<ITransformer>> Trainers = new();
            private static IEstimator<ITransformer> Kept { get; } = ml.Regression.Trainers.Sdca();
            private static IEstimator<ITransformer> Pipeline()
            {
                var pipeline = ml.Transforms.Concatenate("Features", "Area").Append(ml.Regression.Trainers.Sdca());
                return pipeline;
            }
            private static ITransformer Train(IDataView view, IEstimator<ITransformer> pipeline) => {{fit}};
            """));
    }

    [Fact]
    public async Task Message_ShowsThePathToTheTraining()
    {
        var messages = await Analyze.MessagesAsync(Handler("Learn(view);", "private static void Learn(IDataView view) => ml.Regression.Trainers.Sdca().Fit(view);"));
        Assert.Contains(messages, message => message.EndsWith("trains a model on every request: POST /prices -> Endpoints.Learn", StringComparison.Ordinal) && message.StartsWith("SCL3001: '", StringComparison.Ordinal));
    }

    [Theory]
    // Transforms are set up by Fit; nothing learns.
    [InlineData("var prepared = ml.Transforms.NormalizeMinMax(\"Area\").Fit(view);")]
    [InlineData("var prepared = ml.Transforms.Concatenate(\"Features\", \"Area\").Append(ml.Transforms.NormalizeMeanVariance(\"Features\")).Fit(view).Transform(view);")]
    [InlineData("var prepared = ml.Transforms.Text.FeaturizeText(\"Features\", \"City\").Fit(ml.Data.LoadFromEnumerable(new List<Row>()));")]
    [InlineData("IEstimator<ITransformer> steps = ml.Transforms.CopyColumns(\"A\", \"Area\"); steps = steps.Append(ml.Transforms.CopyColumns(\"B\", \"A\")); steps = steps.Append(ml.Transforms.CopyColumns(\"C\", \"B\")); steps = steps.Append(ml.Transforms.CopyColumns(\"D\", \"C\")); var prepared = steps.Fit(view);")]
    // Evaluation, prediction and a split train nothing.
    [InlineData("var metrics = ml.Regression.Evaluate(view);")]
    [InlineData("var split = ml.Data.TrainTestSplit(view);")]
    // A Fit of somebody else.
    [InlineData("new Suit().Fit(view);", "private sealed class Suit { public void Fit(IDataView view) { } }")]
    // Once, by a guard of the model or of its file.
    [InlineData("_model ??= ml.Regression.Trainers.Sdca().Fit(view);", "private static ITransformer? _model;")]
    [InlineData("if (!File.Exists(\"model.zip\")) { ml.Model.Save(ml.Regression.Trainers.Sdca().Fit(view), view.Schema, \"model.zip\"); }")]
    [InlineData("ITransformer model = File.Exists(\"model.zip\") ? ml.Model.Load(\"model.zip\", out _) : ml.Regression.Trainers.Sdca().Fit(view);")]
    [InlineData("if (File.Exists(\"model.zip\")) { return; } ml.Model.Save(ml.Regression.Trainers.Sdca().Fit(view), view.Schema, \"model.zip\");")]
    [InlineData("if (!File.Exists(\"model.zip\")) { Learn(view); }", "private static void Learn(IDataView view) => ml.Model.Save(ml.Regression.Trainers.Sdca().Fit(view), view.Schema, \"model.zip\");")]
    [InlineData("Model.Value.Transform(view);", "private static readonly Lazy<ITransformer> Model = new(() => ml.Regression.Trainers.Sdca().Fit(null!));")]
    public Task TransformsAndOneTimeTraining_AreSilent(string statements, string members = "") => Verify(Handler(statements, members));

    [Theory]
    [InlineData("if (File.Exists(\"data.csv\")) { var model = [|ml.Regression.Trainers.Sdca().Fit(view)|]; }")]
    [InlineData("if (!File.Exists(\"data.csv\")) { return; } var model = [|ml.Regression.Trainers.Sdca().Fit(view)|];")]
    public Task FileOfTheData_GuardsNothing(string statements) => Verify(Handler(statements));

    [Theory]
    // A job of the clock, a queue of jobs, a start-up: that is where training belongs.
    [InlineData("while (!stop.IsCancellationRequested) { await Task.Delay(TimeSpan.FromHours(1), stop); Learn(); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5)); while (await timer.WaitForNextTickAsync(stop)) { Learn(); }")]
    [InlineData("await foreach (var job in _jobs.ReadAllAsync(stop)) { Learn(); }")]
    [InlineData("Learn(); await Task.Yield();")]
    public Task BackgroundService_IsSilent(string statements) => Verify(Types + $$"""
        public class Trainer(IDataView view) : BackgroundService
        {
            private readonly MLContext ml = new();
            private readonly System.Threading.Channels.ChannelReader<int> _jobs = null!;
            private void Learn() => ml.Regression.Trainers.Sdca().Fit(view);
            protected override async Task ExecuteAsync(CancellationToken stop) { {{statements}} }
        }
        """);

    [Theory]
    [InlineData("BlobTrigger", false)]
    [InlineData("QueueTrigger", true)]
    public Task FunctionThatANewFileStarts_IsSilent(string trigger, bool isReported) => Verify(Types + $$"""
        namespace Microsoft.Azure.Functions.Worker
        {
            public class FunctionAttribute(string name) : Attribute { public string Name => name; }
            public class {{trigger}}Attribute(string path) : Attribute { public string Path => path; }
        }
        public class Functions(MLContext ml)
        {
            [Microsoft.Azure.Functions.Worker.Function("retrain")]
            public void Run([Microsoft.Azure.Functions.Worker.{{trigger}}("data/{name}")] string text)
            {
                {{(isReported ? "[|" : "")}}ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(new[] { new Row { Area = text.Length } })){{(isReported ? "|]" : "")}};
            }
        }
        """);

    [Fact]
    public Task ScheduledJob_IsSilent() => Verify(Types + """
        namespace Quartz { public interface IJob { Task Execute(object context); } }
        public class Nightly(MLContext ml, List<Row> rows) : Quartz.IJob
        {
            public Task Execute(object context)
            {
                ml.Regression.Trainers.Sdca().Fit(ml.Data.LoadFromEnumerable(rows));
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task HubAndScopedService_AreReported() => Verify(Types + """
        public class PriceHub(Prices prices) : Microsoft.AspNetCore.SignalR.Hub
        {
            public float Guess(Row row) => prices.Guess(row);
        }
        public class Prices(MLContext ml, List<Row> rows)
        {
            public float Guess(Row row)
            {
                var model = [|ml.Transforms.Concatenate("Features", "Area").Append(ml.Regression.Trainers.Sdca()).Fit(ml.Data.LoadFromEnumerable(rows))|];
                return ml.Model.CreatePredictionEngine<Row, Guess>(model).Predict(row).Score;
            }
        }
        """);

    [Fact]
    public Task FineTuningJobPerRequest_IsReported() => Verify("""
        #pragma warning disable OPENAI001
        using OpenAI.FineTuning;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/personalise", async (string file, FineTuningClient client) => { await [|client.FineTuneAsync("gpt-4o-mini", file, false)|]; });
        }
        """);

    [Fact]
    public Task Console_IsSilent() => Verify(Types + """
        public static class Program
        {
            public static void Main() => new MLContext().Regression.Trainers.Sdca().Fit(null!);
        }
        """);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL3001") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}

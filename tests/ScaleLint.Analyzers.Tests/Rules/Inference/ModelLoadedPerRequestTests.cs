using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class ModelLoadedPerRequestTests
{
    [Fact]
    public Task SessionBuiltInHandler_IsReported() => VerifyNoFix("""
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string path) => { using var session = [|new InferenceSession(path)|]; return path; });
        }
        """);

    [Theory]
    [InlineData("var next = context.Regression.Trainers.Sdca().Fit(context.Data.LoadFromEnumerable(rows)); return last.ToString() + next;", false)]
    [InlineData("return last.Transform(context.Data.LoadFromEnumerable(rows)).ToString();", true)]
    public Task ModelThatIsTrainedFurther_IsSilent(string statements, bool isReported) => VerifyNoFix($$"""
        using Microsoft.ML;
        public class Row { public float Label { get; set; } public float[] Features { get; set; } = []; }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/retrain", (List<Row> rows) =>
            {
                var context = new MLContext();
                var last = {{(isReported ? "[|" : "")}}context.Model.Load("m.zip", out _){{(isReported ? "|]" : "")}};
                {{statements}}
            });
        }
        """);

    [Fact]
    public Task UsingDeclaration_BecomesAFieldThatIsNotDisposed() => VerifyFix(
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            private const string Path = "m.onnx";

            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string text) =>
                {
                    // The ranking model.
                    using var session = [|new InferenceSession(Path)|];

                    // Metadata only.
                    return session.ModelMetadata.GraphName + text;
                });
        }
        """,
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            private const string Path = "m.onnx";
            // The ranking model.
            private static readonly InferenceSession Session = new InferenceSession(Path);

            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string text) =>
                {
                    // Metadata only.
                    return Session.ModelMetadata.GraphName + text;
                });
        }
        """);

    [Fact]
    public Task UsingStatement_IsUnwrapped() => VerifyFix(
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Scorer
        {
            public static string Score(string text)
            {
                if (text.Length == 0)
                {
                    return text;
                }

                using (var session = [|new InferenceSession("m.onnx", new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 2 })|])
                {
                    var name = session.ModelMetadata.GraphName;
                    return name + text;
                }
            }

            public static void Map(WebApplication app) => app.MapPost("/score", Score);
        }
        """,
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Scorer
        {
            private static readonly InferenceSession Session = new InferenceSession("m.onnx", new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 2 });

            public static string Score(string text)
            {
                if (text.Length == 0)
                {
                    return text;
                }

                var name = Session.ModelMetadata.GraphName;
                return name + text;
            }

            public static void Map(WebApplication app) => app.MapPost("/score", Score);
        }
        """);

    [Fact]
    public Task FieldOfAController_BecomesStatic() => VerifyFix(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.ML.OnnxRuntime;
        public class ScoreController : ControllerBase
        {
            private readonly InferenceSession _session = [|new("m.onnx")|];

            [HttpPost("score")]
            public string Score(string text) => _session.ModelMetadata.GraphName + text;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.ML.OnnxRuntime;
        public class ScoreController : ControllerBase
        {
            private static readonly InferenceSession _session = new("m.onnx");

            [HttpPost("score")]
            public string Score(string text) => _session.ModelMetadata.GraphName + text;
        }
        """);

    [Fact]
    public Task LoadBehindACall_KeepsTheMethodAndSharesTheObject() => VerifyFix(
        """
        using System.IO;
        using Microsoft.ML.OnnxRuntime;
        internal static class ModelStore
        {
            public static InferenceSession Load()
            {
                return [|new InferenceSession(Path.Combine(AppContext.BaseDirectory, "m.onnx"))|];
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/score", (string text) => ModelStore.Load().ModelMetadata.GraphName + text);
        }
        """,
        """
        using System.IO;
        using Microsoft.ML.OnnxRuntime;
        internal static class ModelStore
        {
            private static readonly InferenceSession SharedInferenceSession = new InferenceSession(Path.Combine(AppContext.BaseDirectory, "m.onnx"));

            public static InferenceSession Load()
            {
                return SharedInferenceSession;
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/score", (string text) => ModelStore.Load().ModelMetadata.GraphName + text);
        }
        """);

    [Fact]
    public Task TopLevelHandler_SharesAVariableAboveIt() => VerifyFix(
        """
        using Microsoft.ML.OnnxRuntime;

        var builder = WebApplication.CreateBuilder(args);
        var path = builder.Configuration["Model"]!;
        var app = builder.Build();

        // Scoring.
        app.MapPost("/score", (string text) =>
        {
            using var session = [|new InferenceSession(path)|];
            return session.ModelMetadata.GraphName + text;
        });
        app.Run();
        """,
        """
        using Microsoft.ML.OnnxRuntime;

        var builder = WebApplication.CreateBuilder(args);
        var path = builder.Configuration["Model"]!;
        var app = builder.Build();

        var sharedSession = new InferenceSession(path);
        // Scoring.
        app.MapPost("/score", (string text) =>
        {
            return sharedSession.ModelMetadata.GraphName + text;
        });
        app.Run();
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task SameModelInTwoHandlers_SharesOneField() => VerifyFix(
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/a", (string text) => { using var session = [|new InferenceSession("m.onnx")|]; return session.ModelMetadata.GraphName; });
                app.MapPost("/b", (string text) => [|new InferenceSession("m.onnx")|].ModelMetadata.GraphName);
            }
        }
        """,
        """
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            private static readonly InferenceSession Session = new InferenceSession("m.onnx");

            public static void Map(WebApplication app)
            {
                app.MapPost("/a", (string text) => { return Session.ModelMetadata.GraphName; });
                app.MapPost("/b", (string text) => Session.ModelMetadata.GraphName);
            }
        }
        """,
        iterations: 2);

    [Fact]
    public Task ServiceThatIsScopedForNoReason_IsRegisteredAsSingleton() => new RuleTest<ModelLoadedPerRequestCodeFixProvider>("SCL1001")
    {
        TestState =
        {
            Sources =
            {
                """
                using Microsoft.ML.OnnxRuntime;
                using Microsoft.Extensions.Logging;
                public interface IScorer { string Score(string text); }
                public class Scorer : IScorer
                {
                    private readonly ILogger<Scorer> _logger;
                    private readonly InferenceSession _session;
                    public Scorer(ILogger<Scorer> logger)
                    {
                        _logger = logger;
                        _session = [|new InferenceSession("m.onnx")|];
                    }
                    public string Score(string text) => _session.ModelMetadata.GraphName + text;
                }
                """,
                Registration("AddScoped"),
            },
        },
        FixedState =
        {
            Sources =
            {
                """
                using Microsoft.ML.OnnxRuntime;
                using Microsoft.Extensions.Logging;
                public interface IScorer { string Score(string text); }
                public class Scorer : IScorer
                {
                    private readonly ILogger<Scorer> _logger;
                    private readonly InferenceSession _session;
                    public Scorer(ILogger<Scorer> logger)
                    {
                        _logger = logger;
                        _session = new InferenceSession("m.onnx");
                    }
                    public string Score(string text) => _session.ModelMetadata.GraphName + text;
                }
                """,
                Registration("AddSingleton"),
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ScopedFactory_IsRegisteredAsSingleton() => VerifyFix(Factory("AddScoped", "[|new InferenceSession(\"m.onnx\")|]"), Factory("AddSingleton", "new InferenceSession(\"m.onnx\")"));

    [Theory]
    // It keeps what belongs to a request, or asks for it.
    [InlineData("private int _calls; public Scorer() { _session = [|new InferenceSession(Path())|]; _calls++; }")]
    [InlineData("private readonly List<string> _seen = new(); public Scorer() { _session = [|new InferenceSession(Path())|]; _seen.Add(\"\"); }")]
    [InlineData("public Scorer(RequestState state) { _session = [|new InferenceSession(Path() + state.Name)|]; }")]
    public Task ServiceWithStateOfARequest_KeepsItsRegistration(string members) => VerifyNoFix($$"""
        using Microsoft.ML.OnnxRuntime;
        public class RequestState { public string Name { get; set; } = ""; }
        public class Scorer
        {
            private readonly InferenceSession _session;
            {{members}}
            private static string Path() => "m.onnx";
            public string Score(string text) => _session.ModelMetadata.GraphName + text;
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddScoped<RequestState>();
                builder.Services.AddScoped<Scorer>();
                builder.Build().MapPost("/score", (Scorer scorer, string text) => scorer.Score(text));
            }
        }
        """);

    [Theory]
    [InlineData("using var session = [|new InferenceSession(text)|];")]
    [InlineData("var path = \"m.onnx\"; using var session = [|new InferenceSession(path)|];")]
    [InlineData("using var session = [|new InferenceSession(Path())|];")]
    [InlineData("using var session = [|new InferenceSession(Current)|];")]
    [InlineData("using var session = [|new InferenceSession($\"{DateTime.Now:yyyyMMdd}.onnx\")|];")]
    // Somebody disposes of it, keeps it, or it is handed out.
    [InlineData("var session = [|new InferenceSession(\"m.onnx\")|]; session.Dispose();")]
    [InlineData("var session = [|new InferenceSession(\"m.onnx\")|]; try { } finally { session?.Dispose(); }")]
    [InlineData("var session = [|new InferenceSession(\"m.onnx\")|]; using (session) { }")]
    [InlineData("var session = [|new InferenceSession(\"m.onnx\")|]; Held = session;")]
    [InlineData("using (Give()) { }")]
    // No value of another name can stand for it.
    [InlineData("using var session = [|new InferenceSession(\"m.onnx\")|]; var shape = new { session };")]
    public Task LoadThatDependsOrIsOwned_IsNotMoved(string statements) => VerifyNoFix($$"""
        using Microsoft.ML.OnnxRuntime;
        public static class Endpoints
        {
            private static InferenceSession? Held { get; set; }
            private static string Current { get; set; } = "m.onnx";
            private static string Path() => "m.onnx";
            private static InferenceSession Give() => [|new InferenceSession("g.onnx")|];
            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string text) =>
                {
                    {{statements}}
                    Give().Dispose();
                    return text;
                });
        }
        """);

    [Fact]
    public Task PredictionEngine_IsNeverShared() => VerifyNoFix("""
        using Microsoft.ML;
        public class Input { public string Text { get; set; } = ""; }
        public class Output { public float Score { get; set; } }
        public class Scorer
        {
            private static readonly MLContext Context = new();
            internal static readonly ITransformer Model = Context.Model.Load("m.zip", out _);
            private readonly PredictionEngine<Input, Output> _engine = [|Context.Model.CreatePredictionEngine<Input, Output>(Model)|];
            public float Score(string text) => _engine.Predict(new Input { Text = text }).Score;
        }
        public static class Program
        {
            public static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddScoped<Scorer>();
                builder.Services.AddScoped(_ => [|new MLContext().Model.CreatePredictionEngine<Input, Output>(Scorer.Model)|]);
                builder.Build().MapPost("/score", (Scorer scorer, PredictionEngine<Input, Output> engine, string text) => scorer.Score(text));
            }
        }
        """);

    [Fact]
    public Task LoadOfATransformer_IsHoistedAndTheEngineIsLeft() => VerifyFix(
        """
        using Microsoft.ML;
        public class Input { public string Text { get; set; } = ""; }
        public class Output { public float Score { get; set; } }
        public static class Endpoints
        {
            private static readonly MLContext s_context = new();

            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string text) =>
                {
                    var model = [|s_context.Model.Load("m.zip", out var schema)|];
                    var engine = [|s_context.Model.CreatePredictionEngine<Input, Output>(model)|];
                    return engine.Predict(new Input { Text = text }).Score;
                });
        }
        """,
        """
        using Microsoft.ML;
        public class Input { public string Text { get; set; } = ""; }
        public class Output { public float Score { get; set; } }
        public static class Endpoints
        {
            private static readonly MLContext s_context = new();
            private static readonly ITransformer s_model = s_context.Model.Load("m.zip", out var schema);

            public static void Map(WebApplication app) =>
                app.MapPost("/score", (string text) =>
                {
                    var engine = [|s_context.Model.CreatePredictionEngine<Input, Output>(s_model)|];
                    return engine.Predict(new Input { Text = text }).Score;
                });
        }
        """);

    private static string Registration(string method) => $$"""
        public static class Registrations
        {
            public static void Add(IServiceCollection services) => services.{{method}}<IScorer, Scorer>();
            public static void Map(WebApplication app) => app.MapPost("/score", (IScorer scorer, string text) => scorer.Score(text));
        }
        """;

    private static string Factory(string method, string built) => $$"""
        using Microsoft.ML.OnnxRuntime;
        public static class Registrations
        {
            public static void Add(IServiceCollection services) => services.{{method}}(_ => {{built}});
        }
        """;

    private static Task VerifyNoFix(string code) => VerifyFix(code, code);

    private static Task VerifyFix(string code, string fixedCode, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, int iterations = 1) =>
        new RuleTest<ModelLoadedPerRequestCodeFixProvider>("SCL1001")
        {
            TestState = { OutputKind = kind },
            TestCode = code,
            FixedCode = fixedCode,
            NumberOfIncrementalIterations = code == fixedCode ? 0 : iterations,
            NumberOfFixAllIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInDocumentIterations = code == fixedCode ? 0 : 1,
            NumberOfFixAllInProjectIterations = code == fixedCode ? 0 : 1,
        }.RunAsync(TestContext.Current.CancellationToken);
}

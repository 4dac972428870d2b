using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class ModelLoadedPerRequestTests
{
    [Fact]
    public Task SessionBuiltInHandler_IsReported() => new RuleTest<EmptyCodeFixProvider>("SCL1001")
    {
        TestCode = """
            using Microsoft.ML.OnnxRuntime;
            public static class Endpoints
            {
                public static void Map(WebApplication app) =>
                    app.MapPost("/score", (string text) => { using var session = [|new InferenceSession("m.onnx")|]; return text; });
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);
}

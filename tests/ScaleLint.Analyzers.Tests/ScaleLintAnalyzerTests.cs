using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests;

/// <summary>What the one analyzer does for all rules alike.</summary>
public class ScaleLintAnalyzerTests
{
    /// <summary>The testing library runs the source twice more: with the finding disabled by <c>#pragma</c>, and marked as generated.</summary>
    [Fact]
    public Task PragmaAndGeneratedFiles_AreHonoured() => new RuleTest<EmptyCodeFixProvider>("SCL1001")
    {
        TestBehaviors = TestBehaviors.None,
        TestCode = """
            using Microsoft.ML.OnnxRuntime;
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/score", () => [|new InferenceSession("model.onnx")|].ModelMetadata);
            }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);
}

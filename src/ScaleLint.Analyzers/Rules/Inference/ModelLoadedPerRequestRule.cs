using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1001: a model, session or prediction engine is read into memory for every request.</summary>
internal sealed class ModelLoadedPerRequestRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1001",
        Categories.Inference,
        "Model loaded on every request",
        "'{0}' loads a model on every request: {1}",
        "Loading a model takes memory and time that every request pays again. Load a model or session once and share it. " +
        "An ML.NET PredictionEngine is not thread-safe and must never be shared: register a PredictionEnginePool (AddPredictionEnginePool) and take the engine from it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "model-load";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ModelLoad);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (!IsTrainedFurther(use.Syntax))
        {
            use.ReportOnPath(this, use.Display, fixData: (FixData.ThreadSafe, use.Api.Is("thread-safe") ? "true" : "false"));
        }
    }

    // var last = context.Model.Load(path, out _); … trainer.Fit(data, last.Model): training starts from the newest model, and that is loaded each time on purpose.
    private static bool IsTrainedFurther(SyntaxNode load) =>
        EnclosingFunction.Body(EnclosingFunction.Of(load)).DescendantNodesAndSelf().Any(node =>
            node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Fit" } });
}

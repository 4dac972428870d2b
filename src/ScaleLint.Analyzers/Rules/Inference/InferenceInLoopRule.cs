using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1005: a request calls a model once per element, where one call could take many, or where the calls could run side by side.</summary>
internal sealed class InferenceInLoopRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1005",
        Categories.Inference,
        "Model called once per element of a loop",
        "'{0}' runs once per element of a loop, on every request: {1}",
        "Each call pays for its own way to the model, and the model's hardware idles between them. Give all texts to one call where it takes many; else let independent calls run side by side, a bounded number at a time.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "call-per-element";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Inference, ApiKind.Embedding);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        // A generator has no call for many prompts; its calls can still run side by side. A prediction in the process costs no way to it.
        if (use.Syntax is not InvocationExpressionSyntax call || use.Api["model"] == "local" || !(TakesOne(use) || use.Api["limit"] is not null || use.Api["answer"] == "text"))
        {
            return;
        }

        if (CallerLoop.MayBeAround(use) && CallerLoop.Of(use, (one, model) => IsRepeated(one, model, use)) is { } loop)
        {
            use.ReportRepeated(loop, this, use.Display, use.Api["batch"] is { } batch && loop.Site == call ? [(FixData.Batch, batch)] : []);
        }
    }

    // GenerateVectorAsync(text), or GenerateAsync([text]).
    private static bool TakesOne(ApiUse use) => use.Api["batch"] is not null ||
        (use.Api.Kind == ApiKind.Embedding && use.Operation is IInvocationOperation { Arguments: { IsEmpty: false } arguments } &&
        arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && IngestionCode.IsSingle(argument.Value)));

    private static bool IsRepeated(InvocationExpressionSyntax call, SemanticModel model, ApiUse use) =>
        ElementLoops.Around(call, model, use.CancellationToken) is { } loop && (TakesOne(use) || !loop.IsConcurrent) && loop.IsIndependent(call);
}

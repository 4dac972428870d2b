using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1006: a call that gives the same answer for the same input is made again on every request, and no cache is in sight.</summary>
internal sealed class InferenceWithoutCacheRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1006",
        Categories.Inference,
        "Deterministic inference without a cache",
        "'{0}' gives the same answer for the same input, yet is paid for on every request because no cache is in sight: {1}",
        "Users ask the same things. A cache in front of an embedding or of a chat call that does not sample answers repeats without the model: add UseDistributedCache() to the client's builder, or read through a HybridCache.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "no-cache";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Embedding, ApiKind.Inference);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation call || !IsDeterministic(call, use) || !use.IsWorthLooking(this, use.Syntax))
        {
            return;
        }

        var path = use.Costs.FindPath(use.Syntax, Scope, use.CancellationToken);
        if (IngestionCode.Contains(call, use.Api.Kind) || new CacheInSight(use, path).Exists)
        {
            return;
        }

        use.ReportOnPath(this, use.Display);
    }

    /// <inheritdoc/>
    public override bool IsAnsweredByHost(RequestPath path, CostContext costs, CancellationToken cancellationToken) =>
        costs.Catalogue.NamesOf(ApiKind.CacheLayer).Any(name => costs.Paths.References.IsMentioned(name, cancellationToken)) || CacheInSight.IsPluggedInElsewhere(path, costs, cancellationToken);

    private bool IsDeterministic(IInvocationOperation call, ApiUse use)
    {
        if (use.Api["model"] == "local" && use.Option(this, "local_models") != "true")
        {
            return false;
        }

        return use.Api.Kind == ApiKind.Embedding || IsPrediction(use.Api) || new DeterministicOptions(use).AreGivenTo(call);
    }

    // A predictor computes; only a generator samples.
    private static bool IsPrediction(ApiEntry api) =>
        (api.Id.StartsWith("M:Microsoft.ML.", StringComparison.Ordinal) && !api.Id.Contains("GenAI")) || api.Id.StartsWith("M:Microsoft.Extensions.ML.", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL3001: a request trains a model.</summary>
internal sealed class TrainingPerRequestRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL3001",
        Categories.Training,
        "Training on a request path",
        "'{0}' trains a model on every request: {1}",
        "Training reads all of its data, and its cost then grows with requests times data. Train in a job that runs by the clock or when enough new data has come, save the model, and let requests use what was saved.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InteractivePath;

    /// <inheritdoc/>
    public override string Mechanism => "training-per-request";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Training);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (!use.IsWorthLooking(this, use.Syntax))
        {
            return;
        }

        var path = use.Costs.FindPath(use.Syntax, Scope, use.CancellationToken);
        var learning = new Learning(use.Costs, use.CancellationToken);
        // In a loop over users SCL3002 speaks, and says more.
        if (learning.IsProven(use) && TrainingPerUserRule.SiteOf(use) is null && !learning.IsForMissingFile(use.Syntax, path) && !IsForNewFile(path))
        {
            use.ReportOnPath(this, use.Display);
        }
    }

    // A function that a file in the store starts: new data has come, and nobody waits.
    private static bool IsForNewFile(RequestPath? path) => path?.EntryPoint.Symbol is IMethodSymbol function && EntryPoints.HasTrigger(function, "BlobTriggerAttribute");
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL3002: a loop over users or tenants trains a model for each.</summary>
internal sealed class TrainingPerUserRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL3002",
        Categories.Training,
        "Training per user or tenant in a loop",
        "'{0}' trains a model for each user or tenant: {1}",
        "Ten times the users are ten times the trainings, and as many models to keep, deploy and watch. Train one model that is told who the user is, or one for each of a fixed number of segments.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.EveryRun;

    /// <inheritdoc/>
    public override string Mechanism => "training-per-user";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Training);

    /// <summary>The call in a loop over users that leads to the training; null where there is none, and the rule is silent.</summary>
    public static SyntaxNode? SiteOf(ApiUse use) => new OwnerLoop(use.Costs, use.CancellationToken).CallIn(use.Syntax, use.ContainingSymbol);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (!use.Costs.IsTestProject && SiteOf(use) is { } site && use.IsWorthLooking(this, site) && new Learning(use.Costs, use.CancellationToken).IsProven(use))
        {
            use.ReportOnPathOf(site, this, use.Display);
        }
    }
}

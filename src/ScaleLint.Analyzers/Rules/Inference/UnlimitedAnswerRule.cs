using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1010: a request lets a model generate as much as it likes.</summary>
internal sealed class UnlimitedAnswerRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1010",
        Categories.Inference,
        "Generation without an output-token limit",
        "'{0}' sets no limit for the length of the answer, on every request: {1}",
        "Generated tokens are the dearest part of a call and the slowest, and without a limit only the model decides how many there are. Set the greatest number of output tokens that the answer can need.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "unlimited-output";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Inference);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Api["limit"] is { } limits && use.Operation is IInvocationOperation call && use.IsWorthLooking(this, use.Syntax) && new AnswerLimit(use).IsMissing(call))
        {
            use.ReportOnPath(this, use.Display, fixData: (FixData.Limit, limits.Split(',')[0]));
        }
    }

    /// <inheritdoc/>
    public override bool IsAnsweredByHost(RequestPath path, CostContext costs, CancellationToken cancellationToken) => costs.Paths.References.IsMentioned("ConfigureOptions", cancellationToken);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>An operation that a rule looks at, with what it may ask and how it reports.</summary>
internal class OperationUse(OperationAnalysisContext context, CostContext costs)
{
    /// <summary>The operation.</summary>
    public IOperation Operation => context.Operation;

    /// <summary>Its syntax.</summary>
    public SyntaxNode Syntax => context.Operation.Syntax;

    /// <summary>The model of the file.</summary>
    public SemanticModel Model => context.Operation.SemanticModel!;

    /// <summary>The member whose code it is.</summary>
    public ISymbol ContainingSymbol => context.ContainingSymbol;

    /// <summary>What all rules share.</summary>
    public CostContext Costs => costs;

    /// <summary>Cancels when the answer is no longer wanted.</summary>
    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>A per-rule setting of this file: <c>scalelint.SCL4101.allowed_labels</c>.</summary>
    public string? Option(Rule rule, string name) => costs.Options.Value(Syntax.SyntaxTree, $"scalelint.{rule.Descriptor.Id}.{name}");

    /// <summary>False where the rule would stay silent whatever it finds: the cheap question before a costly one. Paths are kept, so asking twice costs little.</summary>
    public bool IsWorthLooking(Rule rule, SyntaxNode site) =>
        costs.FindPath(site, rule.Scope, context.CancellationToken) is not null || costs.Options.ReportUnproven(Syntax.SyntaxTree) ||
        (costs.CollectsEvidence && !costs.Paths.OpenEnds.Of(site, context.CancellationToken).IsEmpty);

    /// <summary>
    /// Reports the smell where a request reaches this operation (by the rule's scope); otherwise stays silent, or informs if the user asked for unproven findings.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="smell">What the message names: argument {0}.</param>
    /// <param name="location">Where to show it; the operation's own place by default.</param>
    /// <param name="fixData">Facts for the code fix and reports.</param>
    public void ReportOnPath(Rule rule, string smell, Location? location = null, params (string Key, string Value)[] fixData) =>
        ReportOnPathOf(Syntax, rule, smell, location, fixData);

    /// <summary>The same, where it is another place that a request must reach: the look-up in front of a write that runs on each miss.</summary>
    public void ReportOnPathOf(SyntaxNode site, Rule rule, string smell, Location? location = null, params (string Key, string Value)[] fixData) =>
        ReportAlong(costs.FindPath(site, rule.Scope, context.CancellationToken), site, rule, smell, location, fixData);

    /// <summary>The same, where a loop repeats the operation: the path leads to the loop and on to here.</summary>
    public void ReportRepeated(CallerLoop loop, Rule rule, string smell, params (string Key, string Value)[] fixData) =>
        ReportAlong(costs.FindPath(loop.Site, rule.Scope, context.CancellationToken)?.Then(loop.Steps, loop.Sites), loop.Site, rule, smell, null, fixData, loop.Steps);

    /// <summary>
    /// Records the smell for the projects that call this library: of them, requests must reach both this operation and one of the members.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="smell">What the message names: argument {0}.</param>
    /// <param name="members">The documentation-comment IDs of the members.</param>
    public void RecordWhereReached(Rule rule, string smell, ImmutableArray<string> members) => costs.OpenEndFacts.AddSmell(context, Syntax, rule, smell, ImmutableArray<string>.Empty, members);

    private void ReportAlong(RequestPath? path, SyntaxNode site, Rule rule, string smell, Location? location, (string Key, string Value)[] fixData, ImmutableArray<string>? behind = null)
    {
        if (path is null)
        {
            if (costs.CollectsEvidence)
            {
                costs.OpenEndFacts.AddSmell(context, site, rule, smell, behind ?? ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
            }

            if (costs.Options.ReportUnproven(Syntax.SyntaxTree) && !costs.IsTestProject)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    rule.Descriptor, location ?? Syntax.GetLocation(), DiagnosticSeverity.Info, null, Properties(rule, null, fixData), smell, "no request path proven"));
            }

            return;
        }

        ReportPriced(rule, smell, path.ToString(), path, location, path.Sites, fixData);
    }

    /// <summary>Reports a smell of a rule with <see cref="RuleScope.Anywhere"/>; tests and benchmarks stay silent, since what they set up serves nobody.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="smell">What the message names: argument {0}.</param>
    /// <param name="proof">What proves the smell: argument {1}.</param>
    /// <param name="location">Where to show it; the operation's own place by default.</param>
    /// <param name="others">Other places that belong to it.</param>
    /// <param name="fixData">Facts for the code fix and reports.</param>
    public void Report(Rule rule, string smell, string proof, Location? location = null, IEnumerable<Location>? others = null, params (string Key, string Value)[] fixData)
    {
        if (!costs.IsTestProject)
        {
            ReportPriced(rule, smell, proof, null, location, others, fixData);
        }
    }

    /// <summary>Reports what is no smell.</summary>
    public void ReportFact(Diagnostic fact) => context.ReportDiagnostic(fact);

    private void ReportPriced(Rule rule, string smell, string proof, RequestPath? path, Location? location, IEnumerable<Location>? others, (string Key, string Value)[] fixData) =>
        context.ReportDiagnostic(PricedFinding.Create(rule, smell, proof, location ?? Syntax.GetLocation(), others, Properties(rule, path, fixData), costs, context.CancellationToken));

    private ImmutableDictionary<string, string?> Properties(Rule rule, RequestPath? path, (string Key, string Value)[] fixData) =>
        rule.Properties(context.ContainingSymbol, path).SetItems(fixData.Select(fact => new KeyValuePair<string, string?>(fact.Key, fact.Value)));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL2001: a request asks the database once per element of a collection (N+1), where one query could ask for all.</summary>
internal sealed class QueryPerElementRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL2001",
        Categories.Pipeline,
        "Query per element",
        "'{0}' asks the database once per element of a loop, on every request: {1}",
        "Every round waits for its own way to the database, and the number of elements grows with the users. Ask for all elements in one query before the loop (Where(x => ids.Contains(x.Id)), Include, a join), and look them up in memory.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "query-per-element";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.DatabaseSync, ApiKind.DatabaseAsync);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Api["work"] is not ("query" or "lookup") || use.Syntax is not InvocationExpressionSyntax call || !CallerLoop.MayBeAround(use) || !DatabaseCall.Runs(use) || !use.IsWorthLooking(this, call))
        {
            return;
        }

        if (CallerLoop.Of(use, (one, model) => IsRepeated(one, model, use)) is { } loop && !IsLoadedBefore(call, use))
        {
            use.ReportRepeated(loop, this, DatabaseCall.Display(use));
        }
    }

    // A key-value store answers many look-ups on one way when nobody waits between them.
    private static bool IsRepeated(InvocationExpressionSyntax call, SemanticModel model, ApiUse use) =>
        ElementLoops.Around(call, model, use.CancellationToken) is { } loop && (!loop.IsConcurrent || use.Api["work"] == "query") &&
        loop.IsIndependentQuery(call) && !loop.IsOverBatches(call) && !loop.IsBehindLookUp(call);

    // Find answers from memory what the context has loaded already: await db.Products.Where(…).LoadAsync(); foreach (…) db.Products.Find(id).
    private static bool IsLoadedBefore(InvocationExpressionSyntax call, ApiUse use) =>
        use.Member.Name is "Find" or "FindAsync" && call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax set } &&
        EnclosingFunction.Body(EnclosingFunction.Of(call)).DescendantNodes().TakeWhile(node => node.SpanStart < call.SpanStart).OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == set.Name.Identifier.ValueText && access.Parent is MemberAccessExpressionSyntax);
}

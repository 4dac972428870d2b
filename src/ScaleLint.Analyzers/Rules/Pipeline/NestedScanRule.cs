using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL2005: a request searches one collection from its start for each element of another.</summary>
internal sealed class NestedScanRule : Rule, IInvocationRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL2005",
        Categories.Pipeline,
        "Nested scan",
        "'{0}' searches a whole collection for each element of another, on every request: {1}",
        "The work is the product of both sizes: ten times the elements on both sides take a hundred times as long. Put the one collection into a HashSet, a Dictionary or a lookup before the loop, and ask that by key.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "nested-scan";

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) => invocation.TargetMethod is { Name: var name, ContainingType: { } type } && type.Name switch
    {
        "Enumerable" => IsSearch(name),
        "List" or "Array" => name is "Contains" or "Find" or "FindAll" or "Exists" or "IndexOf" or "FindIndex",
        "MemoryExtensions" => name == "Contains",
        "ICollection" or "IList" => name is "Contains" or "IndexOf",
        _ => false,
    };

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        if (use.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax scanned } } call ||
            ElementLoops.Around(call, use.Model, use.CancellationToken) is not { } loop || !loop.Mentions(call.ArgumentList) || loop.Declares(scanned.Identifier.ValueText) || loop.Changes(scanned.Identifier.ValueText) ||
            !IsByKey((IInvocationOperation)use.Operation, call) || ExpressionTrees.Contains(use.Operation) ||
            !use.IsWorthLooking(this, call) || !IsBrought(scanned, use) || !IsBrought(loop.Source, use))
        {
            return;
        }

        use.ReportOnPath(this, $"{scanned.Identifier.ValueText}.{((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText}(...)");
    }

    private static bool IsSearch(string name) => name is "Contains" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Any" or "Where" or "Count";

    // lines.Where(line => line.OrderId == order.Id): a lookup by that key answers the same. Contains(value) is a set's question.
    private static bool IsByKey(IInvocationOperation search, InvocationExpressionSyntax call) =>
        search.TargetMethod.Name is "Contains" or "IndexOf"
            ? call.ArgumentList.Arguments.Count == 1
            : call.ArgumentList.Arguments is { Count: 1 } arguments && arguments[0].Expression is SimpleLambdaExpressionSyntax { ExpressionBody: { } condition } lambda && KeyComparison.Of(condition, lambda.Parameter.Identifier.ValueText) is not null;

    // Both sides must be lists that a query or a service has brought: of others nobody knows that they are long.
    private static bool IsBrought(ExpressionSyntax collection, OperationUse use)
    {
        var value = collection is IdentifierNameSyntax ? Initializer(collection, use) : collection;
        return value is not null && IsList(use.Model.GetTypeInfo(collection, use.CancellationToken).Type) && !IsCutOff(value) &&
            (value.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<AwaitExpressionSyntax>().Any() || IsDatabaseRead(value, use));
    }

    private static ExpressionSyntax? Initializer(ExpressionSyntax collection, OperationUse use) =>
        use.Model.GetSymbolInfo(collection, use.CancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } &&
        declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;

    private static bool IsCutOff(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Take" or "TakeLast" or "Chunk" or "Range" or "GetValues" or "GetNames" or "Split" or "Distinct" or "GroupBy");

    private static bool IsDatabaseRead(ExpressionSyntax value, OperationUse use) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } read } && WholeTable.IsRead(name) &&
        use.Model.GetOperation(read.Expression, use.CancellationToken) is { } query && QueryOrigins.Of(query, use.Costs.Paths.Models, use.CancellationToken) is not null;

    // A set, a dictionary and a lookup answer at once; a text is none.
    private static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol or
        { Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "ImmutableArray" or "ImmutableList" or "IOrderedEnumerable", SpecialType: not SpecialType.System_String };
}

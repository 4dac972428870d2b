using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds the loop over users, customers or tenants that runs a call: around the call, or around a call of its method.</summary>
internal sealed class OwnerLoop(CostContext costs, CancellationToken cancellationToken)
{
    // Most calls between the loop and the training.
    private const int MaximumSteps = 3;

    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);

    /// <summary>The call that stands in such a loop: the given one, or a call that leads to it; null where none is proven.</summary>
    public SyntaxNode? CallIn(SyntaxNode call, ISymbol containing) => CallIn(call, containing as IMethodSymbol, MaximumSteps);

    private SyntaxNode? CallIn(SyntaxNode call, IMethodSymbol? containing, int steps)
    {
        if (IsAround(call))
        {
            return call;
        }

        if (steps == 0 || containing is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } || !_read.Add(containing))
        {
            return null;
        }

        foreach (var outer in costs.Paths.Callers.InvocationsOf(containing, cancellationToken))
        {
            var caller = costs.Paths.Models.Of(outer.SyntaxTree).GetEnclosingSymbol(outer.SpanStart, cancellationToken) as IMethodSymbol;
            while (caller is { MethodKind: MethodKind.AnonymousFunction })
            {
                caller = caller.ContainingSymbol as IMethodSymbol;
            }

            if (CallIn(outer, caller, steps - 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool IsAround(SyntaxNode call)
    {
        var model = costs.Paths.Models.Of(call.SyntaxTree);
        for (SyntaxNode child = call, node = call.Parent!; node is not (null or MemberDeclarationSyntax or LocalFunctionStatementSyntax); child = node, node = node.Parent!)
        {
            var (element, collection) = node switch
            {
                ForEachStatementSyntax loop when loop.Statement == child => (OwnerName.IsOne(loop.Identifier.ValueText), loop.Expression),
                ForEachVariableStatementSyntax loop when loop.Statement == child =>
                    (loop.Variable.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any(part => OwnerName.IsOne(part.Identifier.ValueText)), loop.Expression),
                // for (var i = 0; i < tenants.Count; i++)
                ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } size } } loop when loop.Statement == child => (false, size.Expression),
                AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } each } } lambda => OfLambda(lambda, each, access),
                _ => (false, null),
            };
            if (collection is not null && (element || AreOwners(collection, model)) && ElementLoops.IsOpen(collection, model, cancellationToken, countsStreams: true))
            {
                return !EndsAfter(call, node);
            }
        }

        return false;
    }

    private static (bool Element, ExpressionSyntax? Collection) OfLambda(AnonymousFunctionExpressionSyntax lambda, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (access.Name.Identifier.ValueText is not ("Select" or "SelectMany" or "SelectAwait" or "ForEach" or "ForEachAsync" or "ConvertAll" or "ToDictionary"))
        {
            return (false, null);
        }

        var parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0],
            _ => null,
        };

        // Parallel.ForEachAsync(users, …) has the collection as its first argument.
        return (parameter is not null && OwnerName.IsOne(parameter.Identifier.ValueText),
            access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Parallel" } && call.ArgumentList.Arguments.Count > 1 ? call.ArgumentList.Arguments[0].Expression : access.Expression);
    }

    // db.Users.Where(user => user.IsActive).ToList(), GetTenantsAsync(), events.GroupBy(e => e.CustomerId); not users[0].Orders.
    private bool AreOwners(ExpressionSyntax collection, SemanticModel model)
    {
        while (true)
        {
            switch (collection)
            {
                case AwaitExpressionSyntax awaited:
                    collection = awaited.Expression;
                    break;

                case ParenthesizedExpressionSyntax parenthesized:
                    collection = parenthesized.Expression;
                    break;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when IsOperator(access.Name.Identifier.ValueText):
                    if (KeyName(call) is { } key)
                    {
                        return OwnerName.IsOne(key);
                    }

                    collection = access.Expression;
                    break;

                case InvocationExpressionSyntax call:
                    return call.WrittenName() is { } method && OwnerName.IsMany(method);

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" or "Values" } access:
                    collection = access.Expression;
                    break;

                case MemberAccessExpressionSyntax access:
                    return OwnerName.IsMany(access.Name.Identifier.ValueText);

                case IdentifierNameSyntax name when OwnerName.IsMany(name.Identifier.ValueText):
                    return true;

                // var all = await db.Users.ToListAsync(); foreach (var one in all)
                case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } &&
                    declarations[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initializer } && !initializer.Contains(name):
                    collection = initializer;
                    break;

                default:
                    return false;
            }
        }
    }

    private static bool IsOperator(string name) => name is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Distinct" or "DistinctBy" or "GroupBy" or "Select" or "Skip" or "Include"
        or "AsNoTracking" or "AsQueryable" or "AsEnumerable" or "AsAsyncEnumerable" or "AsParallel" or "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync" or "ToHashSet" or "ConfigureAwait" or "WithCancellation";

    // What the elements are grouped by or cut down to, where that is a member that says more than whose it is: Segment, not Id.
    private static string? KeyName(InvocationExpressionSyntax call) => call is
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GroupBy" or "DistinctBy" or "Select" },
        ArgumentList.Arguments: { Count: > 0 } arguments,
    } && arguments[0].Expression is SimpleLambdaExpressionSyntax { Body: MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Id" or "Key") and var key } }
        ? key
        : null;

    // A loop that looks for one owner leaves behind it.
    private static bool EndsAfter(SyntaxNode call, SyntaxNode loop) => loop is StatementSyntax && loop
        .DescendantNodes(node => node == loop || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or SwitchStatementSyntax) || node.Contains(call))
        .Any(node => node is (BreakStatementSyntax or ReturnStatementSyntax) && (node.SpanStart > call.SpanStart || node.Contains(call)) && !IsCancellation(node));

    // if (stoppingToken.IsCancellationRequested) { break; }
    private static bool IsCancellation(SyntaxNode exit) =>
        exit.FirstAncestorOrSelf<IfStatementSyntax>()?.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "IsCancellationRequested") == true;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Recognises code that initialises state once, however often a request passes by: <c>??=</c>, a null or flag check around a store,
/// a look-up that misses, an early return, a compare-exchange. The state must outlive the request, or it is no guard.
/// </summary>
internal sealed class OnceGuards(ServiceRegistrations registrations)
{
    /// <summary>
    /// True where <paramref name="node"/> runs its part <paramref name="child"/>, which holds <paramref name="site"/>, only to initialise state that outlives the request.
    /// </summary>
    public bool RunsOnce(SyntaxNode node, SyntaxNode child, SyntaxNode site, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment when assignment.Right == child && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                return Outlives(assignment.Left, model, cancellationToken);

            case BinaryExpressionSyntax coalesce when coalesce.Right == child && coalesce.IsKind(SyntaxKind.CoalesceExpression):
                return Stores.Of(child, site).Targets.Any(store => IsMentioned(store, coalesce.Left) && Outlives(store, model, cancellationToken));

            case ConditionalExpressionSyntax conditional when conditional.Condition != child:
                return IsInitialisation(conditional.Condition, Stores.Of(child, site), model, cancellationToken);

            case IfStatementSyntax check when check.Condition != child:
                return MissingFileGuard.Guards(check, child) ||
                    Stores.Of(child, site) is var stores && (IsInitialisation(check.Condition, stores, model, cancellationToken) || SeedingGuard.Guards(check.Condition, stores, model, cancellationToken)) ||
                    ConnectionGuard.Prepared(check, child).Any(instance => Outlives(instance, model, cancellationToken));

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompareExchange" } }:
                return true;

            case BlockSyntax block when child is StatementSyntax statement:
                return FollowsEarlyExit(block, statement, site, model, cancellationToken);

            default:
                return false;
        }
    }

    /// <summary>True where a field, property or static member keeps its value from one request to the next.</summary>
    public bool Outlives(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(expression, cancellationToken).Symbol is { } symbol
            ? Outlives(symbol, cancellationToken)
            : false;

    /// <summary>True where a member keeps its value from one request to the next: static, of an object that does, or itself a shared store.</summary>
    public bool Outlives(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol is not (IFieldSymbol or IPropertySymbol or IParameterSymbol) || (symbol is IParameterSymbol && !IsSharedStore(symbol)))
        {
            return false;
        }

        return symbol.IsStatic || IsSharedStore(symbol) ||
            (symbol.ContainingType is { } type && registrations.LifetimeOf(type, cancellationToken) is ServiceLifetime.Singleton or ServiceLifetime.Unknown);
    }

    // A cache or a connection is shared by all requests, whoever holds the reference to it.
    private static bool IsSharedStore(ISymbol symbol)
    {
        var type = symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        return type is not null && (type.Name.EndsWith("Cache", StringComparison.Ordinal) || type.Name is "IDatabase" or "IDatabaseAsync" or "ObjectPool");
    }

    private bool IsInitialisation(ExpressionSyntax condition, Stores stores, SemanticModel model, CancellationToken cancellationToken) =>
        stores.Targets.Concat(stores.OfCalled.SelectMany(static called => called.Targets)).Any(store => IsChecked(store, condition, model, cancellationToken));

    private bool IsChecked(ExpressionSyntax store, ExpressionSyntax condition, SemanticModel model, CancellationToken cancellationToken) =>
        (IsMentioned(store, condition) || IsMentionedThroughLocal(store, condition, model, cancellationToken) || IsMentionedThroughOwnMember(store, condition)) && Outlives(store, model, cancellationToken);

    // if (_session != null) return _session;   …   _session = new InferenceSession(path);
    private bool FollowsEarlyExit(BlockSyntax block, StatementSyntax statement, SyntaxNode site, SemanticModel model, CancellationToken cancellationToken)
    {
        Stores? stores = null;
        for (var i = 0; block.Statements[i] != statement; i++)
        {
            if (block.Statements[i] is IfStatementSyntax { Else: null } exit && AlwaysExits(exit.Statement))
            {
                stores ??= Stores.Of(block, block.Statements.IndexOf(statement), site);
                if (MissingFileGuard.GuardsWhatFollows(exit) || stores.Targets.Any(store => IsChecked(store, exit.Condition, model, cancellationToken)) ||
                    SeedingGuard.Guards(exit.Condition, stores, model, cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AlwaysExits(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax => true,
        BlockSyntax { Statements.Count: > 0 } block => AlwaysExits(block.Statements[block.Statements.Count - 1]),
        _ => false,
    };

    private static bool IsMentioned(ExpressionSyntax store, SyntaxNode condition)
    {
        var text = SimpleText(store);
        return condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == text);
    }

    // var model = _cache.Get(key); if (model is null) { model = Load(); _cache.Set(key, model); }
    private static bool IsMentionedThroughLocal(ExpressionSyntax store, ExpressionSyntax condition, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var name in condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (DeclaredNames.LocalOf(name, model, cancellationToken) is { } declaration)
            {
                var origin = declaration switch
                {
                    VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
                    CommonForEachStatementSyntax loop => loop.Expression,
                    _ => declaration.FirstAncestorOrSelf<StatementSyntax>() ?? declaration,
                };
                if (IsMentioned(store, origin))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // if (IsOpen) return;   with   bool IsOpen => _connection is { IsOpen: true };
    private static bool IsMentionedThroughOwnMember(ExpressionSyntax store, ExpressionSyntax condition) =>
        OwnMembers.ReadIn(condition).Any(member => IsMentioned(store, member));

    private static string SimpleText(ExpressionSyntax target) =>
        target is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)target).Identifier.ValueText;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>
/// Follows a LINQ query back to where it comes from: through query operators, locals, and methods and properties of the user's own code,
/// to a set of a database context or a collection. What comes from memory, or from nobody knows where, is no database query.
/// </summary>
internal sealed class QueryOrigins
{
    /// <summary>Most steps from the end of a query to its source.</summary>
    internal const int MaximumDepth = 32;

    private static readonly TypeName DbSet = TypeName.FromId("T:Microsoft.EntityFrameworkCore.DbSet`1");
    private static readonly TypeName DbContext = TypeName.FromId("T:Microsoft.EntityFrameworkCore.DbContext");
    private static readonly TypeName DatabaseFacadeExtensions = TypeName.FromId("T:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions");
    private static readonly TypeName MongoQueryable = TypeName.FromId("T:MongoDB.Driver.Linq.IMongoQueryable`1");
    private static readonly TypeName Queryable = TypeName.FromId("T:System.Linq.IQueryable");

    private readonly SemanticModels _models;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    private QueryOrigins(SemanticModels models, CancellationToken cancellationToken)
    {
        _models = models;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The library that runs the query, or null where it is not proven to be a database query.</summary>
    public static QueryProvider? Of(IOperation query, SemanticModels models, CancellationToken cancellationToken) =>
        new QueryOrigins(models, cancellationToken).Trace(query, MaximumDepth).Provider;

    private Origin Trace(IOperation? operation, int depth)
    {
        operation = operation.WithoutConversions();
        if (operation is null || depth == 0)
        {
            return default;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        if (ProviderOf(operation.Type) is { } provider)
        {
            return new Origin(provider, null);
        }

        switch (operation)
        {
            case IInvocationOperation invocation when IsQueryable(invocation.Type):
                return TraceCall(invocation, depth);

            case IPropertyReferenceOperation { Property: { GetMethod: { } getter } property } when IsQueryable(property.Type):
                return TraceBody(getter, depth) is { Provider: not null } found ? found : default;

            case ILocalReferenceOperation { Local: var local }:
                return TraceLocal(local, depth);

            case IParameterReferenceOperation parameter:
                return new Origin(null, parameter.Parameter);

            case ITranslatedQueryOperation translated:
                return Trace(translated.Operation, depth - 1);

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Both(Trace(conditional.WhenTrue, depth - 1), Trace(whenFalse, depth - 1));

            case ICoalesceOperation coalesce:
                return Both(Trace(coalesce.Value, depth - 1), Trace(coalesce.WhenNull, depth - 1));

            case ISwitchExpressionOperation choice:
                return All(choice.Arms.Select(arm => Trace(arm.Value, depth - 1)));

            default:
                return default;
        }
    }

    private Origin TraceCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (Starts(method) is { } provider)
        {
            return new Origin(provider, null);
        }

        if (_models.Declare(method))
        {
            var origin = TraceBody(method, depth);
            return origin.Parameter is { } parameter
                ? Trace(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value, depth - 1)
                : origin;
        }

        // Where, Include, AsNoTracking, a library's own operators: a query of a query.
        return Trace(call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value, depth - 1);
    }

    private static QueryProvider? Starts(IMethodSymbol method)
    {
        var type = method.ContainingType.OriginalDefinition;
        if (DatabaseFacadeExtensions.Matches(type) || DbContext.Matches(type) ||
            (method.Name == "Query" && type.ContainingNamespace is { Name: "ChangeTracking", ContainingNamespace.Name: "EntityFrameworkCore" }))
        {
            return QueryProvider.EntityFramework;
        }

        return method.Name == "AsQueryable" && type.ContainingNamespace is { Name: "Driver", ContainingNamespace.Name: "MongoDB" }
            ? QueryProvider.MongoDb
            : null;
    }

    // What every return of the body gives.
    private Origin TraceBody(IMethodSymbol method, int depth)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_models.Declare(definition) || !_open.Add(definition))
        {
            return default;
        }

        var declaration = definition.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        var origin = All(Returned(declaration).Select(expression => Trace(_models.Of(expression.SyntaxTree).GetOperation(expression, _cancellationToken), depth - 1)));
        _open.Remove(definition);
        return origin;
    }

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode declaration)
    {
        var arrow = declaration switch
        {
            ArrowExpressionClauseSyntax clause => clause,
            BaseMethodDeclarationSyntax method => method.ExpressionBody,
            AccessorDeclarationSyntax accessor => accessor.ExpressionBody,
            LocalFunctionStatementSyntax function => function.ExpressionBody,
            _ => null,
        };
        return arrow is not null
            ? [arrow.Expression]
            : declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .Select(statement => statement.Expression)
                .OfType<ExpressionSyntax>();
    }

    private Origin TraceLocal(ILocalSymbol local, int depth)
    {
        if (local.DeclaringSyntaxReferences.IsEmpty ||
            local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax declarator ||
            !_open.Add(local))
        {
            return default;
        }

        var model = _models.Of(declarator.SyntaxTree);
        var origin = declarator.Initializer is { Value: not LiteralExpressionSyntax } initializer
            ? Trace(model.GetOperation(initializer.Value, _cancellationToken), depth - 1)
            : All(AssignedTo(local, declarator, model).Select(value => Trace(model.GetOperation(value, _cancellationToken), depth - 1)));
        _open.Remove(local);
        return origin;
    }

    // IQueryable<Order> query; if (all) query = db.Orders; else query = db.Orders.Where(...);   A query that is narrowed further (query = query.Where(...)) adds nothing.
    private IEnumerable<ExpressionSyntax> AssignedTo(ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model)
    {
        foreach (var assignment in (declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode)declarator).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (IsLocal(assignment.Left) && !assignment.Right.DescendantNodesAndSelf().Any(IsLocal))
            {
                yield return assignment.Right;
            }
        }

        bool IsLocal(SyntaxNode node) =>
            node is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name &&
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, _cancellationToken).Symbol, local);
    }

    private static Origin All(IEnumerable<Origin> origins)
    {
        Origin? all = null;
        foreach (var origin in origins)
        {
            all = all is { } known ? Both(known, origin) : origin;
        }

        return all ?? default;
    }

    private static Origin Both(Origin first, Origin second) =>
        first.Provider == second.Provider && SymbolEqualityComparer.Default.Equals(first.Parameter, second.Parameter) ? first : default;

    private static QueryProvider? ProviderOf(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (DbSet.Matches(current))
            {
                return QueryProvider.EntityFramework;
            }

            if (MongoQueryable.Matches(current))
            {
                return QueryProvider.MongoDb;
            }
        }

        return null;
    }

    private static bool IsQueryable(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (Queryable.Matches(named) || named.AllInterfaces.Any(contract => Queryable.Matches(contract)));

    /// <summary>A database, a parameter whose argument decides, or (by default) neither.</summary>
    private readonly struct Origin(QueryProvider? provider, IParameterSymbol? parameter)
    {
        public QueryProvider? Provider { get; } = provider;

        public IParameterSymbol? Parameter { get; } = parameter;
    }
}

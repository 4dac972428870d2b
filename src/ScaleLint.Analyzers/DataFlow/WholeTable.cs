using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>A query that reads every row of a set of a database context into memory: <c>db.Orders.OrderBy(…).ToListAsync()</c>, with no filter and no limit.</summary>
internal sealed class WholeTable
{
    private static readonly TypeName DbSet = TypeName.FromId("T:Microsoft.EntityFrameworkCore.DbSet`1");

    private WholeTable(InvocationExpressionSyntax read, ExpressionSyntax set, INamedTypeSymbol entity, ISymbol? property, bool isOrdered)
    {
        Read = read;
        Set = set;
        Entity = entity;
        Property = property;
        IsOrdered = isOrdered;
    }

    /// <summary>The call that runs the query.</summary>
    public InvocationExpressionSyntax Read { get; }

    /// <summary>The set: <c>db.Orders</c>, <c>db.Set&lt;Order&gt;()</c>.</summary>
    public ExpressionSyntax Set { get; }

    /// <summary>What the rows are.</summary>
    public INamedTypeSymbol Entity { get; }

    /// <summary>The property of the context that is the set; null for <c>Set&lt;T&gt;()</c>.</summary>
    public ISymbol? Property { get; }

    /// <summary>True where the query sorts its rows, so that the first of them mean something.</summary>
    public bool IsOrdered { get; }

    /// <summary>What the message names.</summary>
    public string Display => $"{Property?.Name ?? $"Set<{Entity.Name}>()"}.{((MemberAccessExpressionSyntax)Read.Expression).Name.Identifier.ValueText}(...)";

    /// <summary>The read that an expression is, through <c>await</c>, <c>ConfigureAwait</c> and parentheses; null where it is none.</summary>
    public static WholeTable? Of(ExpressionSyntax? expression, SemanticModel model, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured }:
                    expression = configured.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } read when IsRead(name):
                    return OfQuery(read, access.Expression, model, cancellationToken);
                default:
                    return null;
            }
        }
    }

    /// <summary>True for the names of operators that read all rows of a query.</summary>
    public static bool IsRead(string name) => name is "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync" or "AsEnumerable" or "ToHashSet" or "ToHashSetAsync";

    private static WholeTable? OfQuery(InvocationExpressionSyntax read, ExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken)
    {
        var isOrdered = false;
        while (query is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } && KeepsEveryRow(name))
        {
            isOrdered |= name is "OrderBy" or "OrderByDescending";
            query = access.Expression;
        }

        return model.GetTypeInfo(query, cancellationToken).Type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } type && DbSet.Matches(type.OriginalDefinition) && arguments[0] is INamedTypeSymbol entity
            ? new WholeTable(read, query, entity, model.GetSymbolInfo(query, cancellationToken).Symbol as IPropertySymbol, isOrdered)
            : null;
    }

    private static bool KeepsEveryRow(string name) => name is "AsNoTracking" or "AsNoTrackingWithIdentityResolution" or "AsTracking" or "Include" or "ThenInclude" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending"
        or "AsSplitQuery" or "AsSingleQuery" or "AsQueryable" or "IgnoreQueryFilters" or "IgnoreAutoIncludes" or "TagWith" or "TagWithCallSite" or "Select" or "AsAsyncEnumerable";
}

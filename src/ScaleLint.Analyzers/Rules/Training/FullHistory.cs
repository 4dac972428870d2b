using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.DataFlow;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Proves that training data is a whole table: a set of a database context or a SELECT that nothing narrows on its way to the trainer. A filter, a first part or a sample
/// anywhere, and any step that is not known to pass all rows on, proves nothing.
/// </summary>
internal sealed class FullHistory(CostContext costs, CancellationToken cancellationToken)
{
    private static readonly TypeName DbSet = TypeName.FromId("T:Microsoft.EntityFrameworkCore.DbSet`1");

    // One table or view, and nothing that leaves rows out. What calls itself recent or a sample is believed.
    private static readonly Regex WholeTable = new(@"^\s*SELECT\s+(?!(DISTINCT\s+)?TOP\b).*\sFROM\s+(?<table>[\w\.\[\]""`]+)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Narrowing = new(@"\b(WHERE|LIMIT|FETCH|TABLESAMPLE|SAMPLE|HAVING|JOIN|UNION|ROWNUM)\b|recent|latest|last|window|sample|current", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly ValueOrigins _origins = new(costs, cancellationToken);
    private readonly HashSet<SyntaxNode> _read = [];
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);

    /// <summary>The table that the data is, named for a message; null where the data is not proven to be one.</summary>
    public string? TableOf(IOperation? data) => IsWhole(data) && _tables.Count == 1 && !HasQueryFilters() ? _tables.First() : null;

    private bool IsWhole(IOperation? data)
    {
        foreach (var origin in _origins.Of(data))
        {
            // view = ml.Data.Cache(view) leads back to itself.
            if (!_read.Add(origin.Syntax))
            {
                continue;
            }

            var isWhole = origin switch
            {
                { Type: INamedTypeSymbol type } when DbSet.Matches(type) => IsTable($"DbSet<{type.TypeArguments[0].Name}>"),
                IFieldReferenceOperation { Field.Name: "TrainSet" } split => IsWhole(split.Instance),
                IInvocationOperation call => IsWholeCall(call),
                IObjectCreationOperation { Type.Name: "DatabaseSource" } source => IsTable(TableOfSql(source.Arguments)),
                _ => false,
            };
            if (!isWhole)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTable(string? table)
    {
        if (table is null)
        {
            return false;
        }

        _tables.Add(table);
        return true;
    }

    private bool IsWholeCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { Name: "SqlMapper", ContainingNamespace.Name: "Dapper" })
        {
            return IsTable(TableOfSql(call.Arguments));
        }

        // The view or the rows that go in come out.
        return PassesRowsOn(method) &&
            IsWhole(method.IsExtensionMethod || method.ContainingType.Name is "DataOperationsCatalog" || method.Name is "Transform" or "Load" ? call.Arguments.FirstOrDefault()?.Value : call.Instance);
    }

    private static bool PassesRowsOn(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "DataOperationsCatalog" => method.Name is "LoadFromEnumerable" or "TrainTestSplit" or "Cache" or "ShuffleRows" or "FilterRowsByMissingValues",
        "DatabaseLoader" => method.Name == "Load",
        "Queryable" or "Enumerable" or "EntityFrameworkQueryableExtensions" or "AsyncEnumerable" or "RelationalQueryableExtensions" =>
            method.Name is "Select" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Include" or "ThenInclude" or "AsNoTracking" or "AsNoTrackingWithIdentityResolution" or "AsTracking"
                or "AsSplitQuery" or "AsSingleQuery" or "TagWith" or "IgnoreQueryFilters" or "AsQueryable" or "AsEnumerable" or "AsAsyncEnumerable" or "Cast" or "Reverse" or "ToBlockingEnumerable"
                or "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync",
        _ => method.Name == "Transform" && method.Parameters.Length == 1 && method.ReturnType.Name == "IDataView",
    };

    private static string? TableOfSql(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name is "sqlCommand" or "commandText" or "sql" && argument.Value.ConstantValue is { HasValue: true, Value: string sql })
            {
                return WholeTable.Match(sql) is { Success: true } match && !Narrowing.IsMatch(sql) ? match.Groups["table"].Value : null;
            }
        }

        return null;
    }

    // HasQueryFilter narrows every query of its entity.
    private bool HasQueryFilters() => costs.Paths.References.IsMentioned("HasQueryFilter", cancellationToken);
}

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
    // Most steps from the trainer back to the table.
    private const int MaximumSteps = 32;

    private static readonly TypeName DbSet = TypeName.FromId("T:Microsoft.EntityFrameworkCore.DbSet`1");

    // One table or view, and nothing that leaves rows out. What calls itself recent or a sample is believed.
    private static readonly Regex WholeTable = new(@"^\s*SELECT\s+(?!(DISTINCT\s+)?TOP\b).*\sFROM\s+(?<table>[\w\.\[\]""`]+)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Narrowing = new(@"\b(WHERE|LIMIT|FETCH|TABLESAMPLE|SAMPLE|HAVING|JOIN|UNION|ROWNUM)\b|recent|latest|last|window|sample|current", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The table that the data is, named for a message; null where the data is not proven to be one.</summary>
    public string? TableOf(IOperation? data) => TableOf(data, MaximumSteps) is { } table && !HasQueryFilters() ? table : null;

    private string? TableOf(IOperation? data, int steps)
    {
        string? found = null;
        foreach (var origin in steps == 0 ? [] : new ValueOrigins(costs, cancellationToken).Of(data))
        {
            var table = origin switch
            {
                { Type: INamedTypeSymbol type } when DbSet.Matches(type) => $"DbSet<{type.TypeArguments[0].Name}>",
                IFieldReferenceOperation { Field.Name: "TrainSet" } split => TableOf(split.Instance, steps - 1),
                IInvocationOperation call => TableOfCall(call, steps),
                IObjectCreationOperation { Type.Name: "DatabaseSource" } source => TableOfSql(source.Arguments),
                _ => null,
            };
            if (table is null || (found ?? table) != table)
            {
                return null;
            }

            found = table;
        }

        return found;
    }

    private string? TableOfCall(IInvocationOperation call, int steps)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { Name: "SqlMapper", ContainingNamespace.Name: "Dapper" })
        {
            return TableOfSql(call.Arguments);
        }

        // The view or the rows that go in come out.
        return PassesRowsOn(method)
            ? TableOf(method.IsExtensionMethod || method.ContainingType.Name is "DataOperationsCatalog" || method.Name is "Transform" or "Load" ? call.Arguments.FirstOrDefault()?.Value : call.Instance, steps - 1)
            : null;
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
    private bool HasQueryFilters() => !costs.Paths.References.Of("HasQueryFilter", cancellationToken).IsEmpty;
}

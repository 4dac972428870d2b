using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Tells a call that goes to the database from one that looks the same: LINQ over memory, and code that is translated and not run.</summary>
internal static class DatabaseCall
{
    /// <summary>True where the use runs in the database.</summary>
    public static bool Runs(ApiUse use) =>
        !ExpressionTrees.Contains(use.Operation) && (!IsQueryable(use) || (Source(use) is { } source && QueryOrigins.Of(source, use.Costs.Paths.Models, use.CancellationToken) == ProviderOf(use.Api)));

    /// <summary>True where the member is a LINQ operator that counts over database queries only.</summary>
    public static bool IsQueryable(ApiUse use) => use.Api["source"] == "queryable";

    /// <summary>How a message names the call: <c>IQueryable.ToList(...)</c> whatever class the operator lives in.</summary>
    public static string Display(ApiUse use) => IsQueryable(use) ? $"IQueryable.{use.Member.Name}(...)" : use.Display;

    /// <summary>The query that the call runs: its receiver or first argument.</summary>
    public static IOperation? Source(ApiUse use) =>
        use.Operation is IInvocationOperation call ? call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null;

    // Two libraries may list the same LINQ operator; only the one that the query belongs to speaks.
    private static QueryProvider ProviderOf(ApiEntry api) =>
        api["using"]?.StartsWith("MongoDB.", StringComparison.Ordinal) == true ? QueryProvider.MongoDb : QueryProvider.EntityFramework;
}

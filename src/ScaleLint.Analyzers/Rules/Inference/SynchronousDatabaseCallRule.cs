using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1003: a request waits for the database and keeps its thread meanwhile.</summary>
internal sealed class SynchronousDatabaseCallRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1003",
        Categories.Inference,
        "Synchronous database call on an inference path",
        "'{0}' blocks a thread until the database answers, on every request: {1}",
        "A thread that waits for the database serves nobody, and under load the pool runs out of threads before the model runs out of work. Await the asynchronous call.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "synchronous-database-call";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.DatabaseSync);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (ExpressionTrees.Contains(use.Operation))
        {
            return;
        }

        var isQuery = use.Api["source"] == "queryable";
        if (!isQuery || RunsQueryOf(ProviderOf(use.Api), use))
        {
            use.ReportOnPath(this, isQuery ? $"IQueryable.{use.Member.Name}(...)" : use.Display, fixData: FixData.AsyncTwinOf(use.Api));
        }
    }

    // Two libraries may list the same LINQ operator; only the one that the query belongs to speaks.
    private static QueryProvider ProviderOf(ApiEntry api) =>
        api["using"]?.StartsWith("MongoDB.", StringComparison.Ordinal) == true ? QueryProvider.MongoDb : QueryProvider.EntityFramework;

    private static bool RunsQueryOf(QueryProvider provider, ApiUse use) =>
        use.Operation is IInvocationOperation { Arguments: { IsEmpty: false } arguments } &&
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } source &&
        QueryOrigins.Of(source.Value, use.Costs.Paths.Models, use.CancellationToken) == provider;
}

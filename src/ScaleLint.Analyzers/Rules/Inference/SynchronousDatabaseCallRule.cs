using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

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
        if (!ErrorHandling.Contains(use.Syntax) && DatabaseCall.Runs(use))
        {
            use.ReportOnPath(this, DatabaseCall.Display(use), fixData: FixData.AsyncTwinOf(use.Api));
        }
    }
}

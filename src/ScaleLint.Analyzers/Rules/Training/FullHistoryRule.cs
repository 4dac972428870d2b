using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL3003: each training reads a whole table, with no window and no sample.</summary>
internal sealed class FullHistoryRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL3003",
        Categories.Training,
        "Training on the full history",
        "Each training reads all of '{0}', with no window and no sample: {1}",
        "The table grows with users and with time, and so does every training that comes, long after old rows have stopped to teach the model anything. Train on a window of time or on a sample of fixed size.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.EveryRun;

    /// <inheritdoc/>
    public override string Mechanism => "full-history";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Training);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation call || Data(call) is not { } data || !use.IsWorthLooking(this, use.Syntax))
        {
            return;
        }

        var learning = new Learning(use.Costs, use.CancellationToken);
        if (new FullHistory(use.Costs, use.CancellationToken).TableOf(data) is { } table && learning.IsProven(use) &&
            !learning.IsForMissingFile(use.Syntax, use.Costs.FindPath(use.Syntax, Scope, use.CancellationToken)))
        {
            use.ReportOnPath(this, table);
        }
    }

    private static IOperation? Data(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "IDataView")?.Value;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL2002: a request reads a whole table and then filters or joins it in memory, where the database could have done it.</summary>
internal sealed class FilterInMemoryRule : Rule, IInvocationRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL2002",
        Categories.Pipeline,
        "Join or filter in memory",
        "'{0}' reads the whole table and filters or joins it in memory, on every request: {1}",
        "Every request then moves and holds all rows of the table, and their number grows with the users while the answer does not. Put the filter or the join before the call that reads the rows, so that the database does it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "filter-in-memory";

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: var name, ContainingType: { } type } && ((IsFilter(name) && type.Name == "Enumerable" && invocation.Arguments.Length > 1) || (IsListFilter(name) && type.Name == "List"));

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        var filter = (IInvocationOperation)use.Operation;
        if (ExpressionTrees.Contains(filter) || ReadOf(filter, use) is not { } table || !CanBeTranslated(filter, use))
        {
            return;
        }

        use.ReportOnPath(this, table.Display);
    }

    /// <summary>True for the names of LINQ operators that keep only some elements, or pair them with others.</summary>
    public static bool IsFilter(string name) => name is "Where" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Any" or "Count" or "LongCount" or "Join" or "GroupJoin";

    /// <summary>The same for the methods of <c>List&lt;T&gt;</c>.</summary>
    public static bool IsListFilter(string name) => name is "Find" or "FindAll" or "FindLast" or "Exists";

    // A join needs no condition to be translated; it pays when both sides come from the database.
    private static bool CanBeTranslated(IInvocationOperation filter, OperationUse use) => filter.TargetMethod.Name is "Join" or "GroupJoin"
        ? filter.Arguments.Length > 3 && Table(filter.Arguments[1].Value, use) is not null && TranslatablePredicate.Is(filter.Arguments[2].Value) && TranslatablePredicate.Is(filter.Arguments[3].Value)
        : TranslatablePredicate.Is(filter.Arguments[filter.Arguments.Length - 1].Value);

    private static WholeTable? ReadOf(IInvocationOperation filter, OperationUse use) => Table(filter.Instance ?? filter.Arguments[0].Value, use);

    private static WholeTable? Table(IOperation source, OperationUse use)
    {
        var value = source.WithoutConversions();
        return value switch
        {
            ILocalReferenceOperation { Local: var local } => OnlyUsedHere(local, use) is { } declared ? WholeTable.Of(declared, use.Model, use.CancellationToken) : null,
            { Syntax: ExpressionSyntax expression } => WholeTable.Of(expression, use.Model, use.CancellationToken),
            _ => null,
        };
    }

    // A list that is read for more than one purpose may be wanted whole.
    private static ExpressionSyntax? OnlyUsedHere(ILocalSymbol local, OperationUse use) =>
        local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator &&
        EnclosingFunction.OuterMost(declarator).DescendantNodes().Count(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name) == 1 &&
        ElementLoops.Around(use.Syntax, use.Model, use.CancellationToken) is null
            ? value
            : null;
}

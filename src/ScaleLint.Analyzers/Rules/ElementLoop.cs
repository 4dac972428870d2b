using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// A loop that makes a call once for each element of a collection whose size the code does not fix. A loop that tries again, waits, takes what
/// comes from a stream, or works on parts of a batch is none.
/// </summary>
internal sealed class ElementLoop
{
    private readonly SyntaxNode _code;
    private readonly HashSet<string> _elements;

    /// <summary>A loop over elements, found by <see cref="ElementLoops"/>.</summary>
    /// <param name="source">The collection.</param>
    /// <param name="code">What a round runs.</param>
    /// <param name="elements">The names of the element.</param>
    /// <param name="isConcurrent">Whether rounds may run side by side.</param>
    public ElementLoop(ExpressionSyntax source, SyntaxNode code, IEnumerable<string> elements, bool isConcurrent)
    {
        Source = source;
        _code = code;
        _elements = new HashSet<string>(elements, StringComparer.Ordinal);
        IsConcurrent = isConcurrent;

        DerivedNames.AddTo(_elements, code);
    }

    /// <summary>The collection that the loop runs through.</summary>
    public ExpressionSyntax Source { get; }

    /// <summary>True where the rounds may run side by side: the lambda of a <c>Select</c> or of <c>Parallel.ForEachAsync</c>.</summary>
    public bool IsConcurrent { get; }

    /// <summary>True where the rounds begin a transaction of their own.</summary>
    public bool HasOwnTransaction => _code.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "BeginTransaction" or "BeginTransactionAsync" or "CreateExecutionStrategy" or "TransactionScope" });

    /// <summary>True where a round may be the last: a loop that looks for the first good answer, hands out one at a time, or waits between them.</summary>
    public bool EndsEarly => _code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node switch
    {
        ReturnStatementSyntax => _code is not BlockSyntax { Parent: AnonymousFunctionExpressionSyntax },
        GotoStatementSyntax or YieldStatementSyntax => true,
        BreakStatementSyntax leave => !leave.Ancestors().TakeWhile(ancestor => ancestor != _code).Any(ancestor =>
            ancestor is SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delay" } } => true,
        _ => false,
    });

    /// <summary>True where the rounds need nothing of each other: the call's arguments come from the element, and from what no round changes, and no round ends the loop.</summary>
    public bool IsIndependent(InvocationExpressionSyntax call) =>
        DerivedNames.IsMentioned(call.ArgumentList, _elements) && !EndsEarly && !IsChangedIn(call.ArgumentList);

    /// <summary>The same for a query, which names the element anywhere in its chain: <c>db.Lines.Where(line => line.OrderId == order.Id).ToListAsync()</c>.</summary>
    public bool IsIndependentQuery(InvocationExpressionSyntax query) =>
        DerivedNames.IsMentioned(query, _elements) && !EndsEarly && !query.DescendantNodesAndSelf().OfType<ArgumentListSyntax>().Any(IsChangedIn);

    /// <summary>True where the code asks a whole element whether it contains something: the elements are batches then.</summary>
    public bool IsOverBatches(SyntaxNode code) => code.DescendantNodesAndSelf().Any(node =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && _elements.Contains(name));

    /// <summary>True where the call runs only for what a look-up in the loop did not find: a round for a known element makes none.</summary>
    public bool IsBehindLookUp(SyntaxNode call) => call.Ancestors().TakeWhile(ancestor => ancestor != _code).Any(ancestor => ancestor switch
    {
        IfStatementSyntax choice => !choice.Condition.Contains(call) && IsLookUp(choice.Condition),
        ConditionalExpressionSyntax choice => !choice.Condition.Contains(call) && IsLookUp(choice.Condition),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment => assignment.Right.Contains(call),
        _ => false,
    }) || _code.DescendantNodes().TakeWhile(node => node.SpanStart < call.SpanStart).OfType<IfStatementSyntax>().Any(choice => IsLookUp(choice.Condition) && Leaves(choice.Statement));

    /// <summary>True where the code works on the element.</summary>
    public bool Mentions(SyntaxNode code) => DerivedNames.IsMentioned(code, _elements);

    /// <summary>True where each round declares a variable of this name.</summary>
    public bool Declares(string name) => _code.DescendantNodes().Any(node => node is VariableDeclaratorSyntax variable && variable.Identifier.ValueText == name);

    /// <summary>True for a statement that every round runs.</summary>
    public bool IsStep(StatementSyntax statement) => statement == _code || (statement.Parent == _code && _code is BlockSyntax);

    /// <summary>True for a step after which a round does nothing but log.</summary>
    public bool IsLastStep(StatementSyntax statement) => IsStep(statement) &&
        (_code is not BlockSyntax block || block.Statements.SkipWhile(one => one != statement).Skip(1).All(one =>
            one is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } && name.StartsWith("Log", StringComparison.Ordinal)));

    /// <summary>True where each round creates the receiver of a call, and for every element in the same way.</summary>
    public bool Makes(ExpressionSyntax call) => call is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && !_elements.Contains(name) &&
        _code.DescendantNodes().Any(node => node is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } variable && variable.Identifier.ValueText == name);

    /// <summary>True where a round changes what the name holds, so the next depends on it: <c>summary = await …(summary + text)</c>, <c>messages.Add(answer)</c>.</summary>
    public bool Changes(string name) => !_elements.Contains(name) && _code.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => Root(assignment.Left) == name,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => Root(step.Operand) == name,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => Root(step.Operand) == name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Root(argument.Expression) == name,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax change } => IsChange(change.Name.Identifier.ValueText) && Root(change.Expression) == name,
        _ => false,
    });

    private static bool IsLookUp(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(node =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" or "Contains" or "Add" } access && access.Parent is InvocationExpressionSyntax);

    private static bool Leaves(StatementSyntax statement) =>
        statement is ContinueStatementSyntax || (statement is BlockSyntax { Statements: { Count: > 0 } statements } && statements[statements.Count - 1] is ContinueStatementSyntax);

    private bool IsChangedIn(ArgumentListSyntax arguments) => arguments.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => Changes(name.Identifier.ValueText));

    private static bool IsChange(string method) => method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("Append", StringComparison.Ordinal) || method.StartsWith("Remove", StringComparison.Ordinal) ||
        method is "Insert" or "Clear" or "Enqueue" or "Push" or "Dequeue" or "Pop" or "MoveNext";

    private static string? Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own:
                    return own.Name.Identifier.ValueText;
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    expression = element.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return name.Identifier.ValueText;
                default:
                    return null;
            }
        }
    }
}

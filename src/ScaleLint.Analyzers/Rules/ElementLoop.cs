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

    private ElementLoop(ExpressionSyntax source, SyntaxNode code, IEnumerable<string> elements, bool isConcurrent)
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

    /// <summary>The innermost loop around the call, in the same function or around its lambda; null where that is none over elements.</summary>
    public static ElementLoop? Around(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (SyntaxNode child = call, node = call.Parent!; node is not (null or MemberDeclarationSyntax or LocalFunctionStatementSyntax); child = node, node = node.Parent!)
        {
            switch (node)
            {
                case ForEachStatementSyntax loop when loop.Statement == child:
                    return loop.AwaitKeyword.RawKind == 0 && IsOpen(loop.Expression, model, cancellationToken) ? new ElementLoop(loop.Expression, loop.Statement, [loop.Identifier.ValueText], false) : null;

                case ForEachVariableStatementSyntax loop when loop.Statement == child:
                    return loop.AwaitKeyword.RawKind == 0 && IsOpen(loop.Expression, model, cancellationToken)
                        ? new ElementLoop(loop.Expression, loop.Statement, loop.Variable.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText), false)
                        : null;

                // for (var i = 0; i < texts.Count; i++): the bound is a size.
                case ForStatementSyntax loop when loop.Statement == child:
                    return loop is { Declaration: { } declaration, Condition: BinaryExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Expression: var counted } } }
                        ? new ElementLoop(counted, loop.Statement, declaration.Variables.Select(variable => variable.Identifier.ValueText), false)
                        : null;

                case WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax when child is StatementSyntax:
                    return null;

                case AnonymousFunctionExpressionSyntax lambda:
                    return OfLambda(lambda, model, cancellationToken);
            }
        }

        return null;
    }

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

    /// <summary>True where a round changes what the name holds.</summary>
    public bool Changes(string name) => IsChanged(name);

    /// <summary>True for a statement that every round runs.</summary>
    public bool IsStep(StatementSyntax statement) => statement == _code || (statement.Parent == _code && _code is BlockSyntax);

    /// <summary>True for a step after which a round does nothing but log.</summary>
    public bool IsLastStep(StatementSyntax statement) => IsStep(statement) &&
        (_code is not BlockSyntax block || block.Statements.SkipWhile(one => one != statement).Skip(1).All(one =>
            one is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } && name.StartsWith("Log", StringComparison.Ordinal)));

    /// <summary>True where each round creates the receiver of a call, and for every element in the same way.</summary>
    public bool Makes(ExpressionSyntax call) => call is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && !_elements.Contains(name) &&
        _code.DescendantNodes().Any(node => node is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } variable && variable.Identifier.ValueText == name);

    private static bool IsLookUp(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(node =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" or "Contains" or "Add" } access && access.Parent is InvocationExpressionSyntax);

    private static bool Leaves(StatementSyntax statement) =>
        statement is ContinueStatementSyntax || (statement is BlockSyntax { Statements: { Count: > 0 } statements } && statements[statements.Count - 1] is ContinueStatementSyntax);

    private bool IsChangedIn(ArgumentListSyntax arguments) => arguments.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => IsChanged(name.Identifier.ValueText));

    private static ElementLoop? OfLambda(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } ||
            !IsPerElement(access.Name.Identifier.ValueText))
        {
            return null;
        }

        var parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters.ToArray(),
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters.ToArray(),
            _ => [],
        };

        // Parallel.ForEachAsync(texts, …) has the collection as its first argument, texts.Select(…) before the dot.
        var source = access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Parallel" } && call.ArgumentList.Arguments.Count > 1 ? call.ArgumentList.Arguments[0].Expression : access.Expression;
        return parameters.Length > 0 && IsOpen(source, model, cancellationToken)
            ? new ElementLoop(source, EnclosingFunction.Body(lambda), [parameters[0].Identifier.ValueText], access.Name.Identifier.ValueText is "Select" or "SelectAwait" or "ForEachAsync")
            : null;
    }

    // What calls its lambda for every element. Any, First and the like stop at the first one that fits.
    private static bool IsPerElement(string method) => method is "Select" or "SelectAwait" or "SelectMany" or "ForEach" or "ForEachAsync" or "ConvertAll" or "Where" or "FindAll" or "RemoveAll" or
        "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "GroupBy" or "ToDictionary" or "ToLookup" or "Sum" or "Average" or "Min" or "Max" or "MinBy" or "MaxBy" or "Count";

    /// <summary>True for a collection that may have more elements at ten times the users: one that the code spells out has not, and batches and first parts are bounded already.</summary>
    public static bool IsOpen(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellationToken, bool countsStreams = false)
    {
        if (IsSpelledOut(collection) || model.GetTypeInfo(collection, cancellationToken).Type is { SpecialType: SpecialType.System_String } ||
            (!countsStreams && model.GetTypeInfo(collection, cancellationToken).Type is { Name: "IAsyncEnumerable" }) ||
            collection.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Chunk" or "Batch" or "Buffer" or "Partition" or "Take" or "TakeLast" or "GetValues" or "GetNames" or "Range"
                or "GetConsumingEnumerable" or "ToolCalls" or "FunctionCalls" or "FunctionCallContent"))
        {
            return false;
        }

        var symbol = model.GetSymbolInfo(collection, cancellationToken).Symbol;
        if (symbol is IPropertySymbol { ContainingType.Name: var owner } &&
            (owner.EndsWith("Options", StringComparison.Ordinal) || owner.EndsWith("Settings", StringComparison.Ordinal) || owner.EndsWith("Configuration", StringComparison.Ordinal)))
        {
            return false;
        }

        return symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true }) || symbol.DeclaringSyntaxReferences.Length != 1 ||
            symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer } ||
            !(IsSpelledOut(initializer) || initializer.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Take" or "Chunk"));
    }

    private static bool IsSpelledOut(ExpressionSyntax collection) => collection switch
    {
        CollectionExpressionSyntax list => list.Elements.Count > 0 && list.Elements.All(element => element is ExpressionElementSyntax),
        ImplicitArrayCreationExpressionSyntax => true,
        ArrayCreationExpressionSyntax { Initializer: not null } => true,
        BaseObjectCreationExpressionSyntax { Initializer.Expressions.Count: > 0 } => true,
        _ => false,
    };

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

    // summary = await …(summary + text); messages.Add(answer): the next round depends on this one.
    private bool IsChanged(string name) => !_elements.Contains(name) && _code.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => Root(assignment.Left) == name,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => Root(step.Operand) == name,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => Root(step.Operand) == name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Root(argument.Expression) == name,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax change } => IsChange(change.Name.Identifier.ValueText) && Root(change.Expression) == name,
        _ => false,
    });

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

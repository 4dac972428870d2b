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

    private ElementLoop(SyntaxNode code, IEnumerable<string> elements, bool isConcurrent)
    {
        _code = code;
        _elements = new HashSet<string>(elements, StringComparer.Ordinal);
        IsConcurrent = isConcurrent;

        // What is declared from the element is the element's: var text = document.Title + document.Body.
        foreach (var variable in code.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer && Mentions(initializer, _elements))
            {
                _elements.Add(variable.Identifier.ValueText);
            }
        }
    }

    /// <summary>True where the rounds may run side by side: the lambda of a <c>Select</c> or of <c>Parallel.ForEachAsync</c>.</summary>
    public bool IsConcurrent { get; }

    /// <summary>The innermost loop around the call, in the same function or around its lambda; null where that is none over elements.</summary>
    public static ElementLoop? Around(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (SyntaxNode child = call, node = call.Parent!; node is not (null or MemberDeclarationSyntax or LocalFunctionStatementSyntax); child = node, node = node.Parent!)
        {
            switch (node)
            {
                case ForEachStatementSyntax loop when loop.Statement == child:
                    return loop.AwaitKeyword.RawKind == 0 && IsOpen(loop.Expression, model, cancellationToken) ? new ElementLoop(loop.Statement, [loop.Identifier.ValueText], false) : null;

                case ForEachVariableStatementSyntax loop when loop.Statement == child:
                    return loop.AwaitKeyword.RawKind == 0 && IsOpen(loop.Expression, model, cancellationToken)
                        ? new ElementLoop(loop.Statement, loop.Variable.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText), false)
                        : null;

                // for (var i = 0; i < texts.Count; i++): the bound is a size.
                case ForStatementSyntax loop when loop.Statement == child:
                    return loop is { Declaration: { } declaration, Condition: BinaryExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } } }
                        ? new ElementLoop(loop.Statement, declaration.Variables.Select(variable => variable.Identifier.ValueText), false)
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
        Mentions(call.ArgumentList, _elements) && !EndsEarly() &&
        !call.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => IsChanged(name.Identifier.ValueText));

    private static ElementLoop? OfLambda(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } ||
            access.Name.Identifier.ValueText is not ("Select" or "SelectAwait" or "ForEach" or "ForEachAsync" or "ConvertAll"))
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
            ? new ElementLoop(EnclosingFunction.Body(lambda), [parameters[0].Identifier.ValueText], access.Name.Identifier.ValueText is not ("ForEach" or "ConvertAll"))
            : null;
    }

    /// <summary>True for a collection that may have more elements at ten times the users: one that the code spells out has not, and batches and first parts are bounded already.</summary>
    public static bool IsOpen(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellationToken, bool countsStreams = false)
    {
        if (IsSpelledOut(collection) || model.GetTypeInfo(collection, cancellationToken).Type is { SpecialType: SpecialType.System_String } ||
            (!countsStreams && model.GetTypeInfo(collection, cancellationToken).Type is { Name: "IAsyncEnumerable" }) ||
            collection.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Chunk" or "Batch" or "Buffer" or "Partition" or "Take" or "TakeLast" or "GetValues" or "GetNames" or "Range"))
        {
            return false;
        }

        var symbol = model.GetSymbolInfo(collection, cancellationToken).Symbol;
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

    // A loop that looks for the first good answer, or hands out one at a time.
    private bool EndsEarly() => _code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node switch
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

    private static bool Mentions(SyntaxNode code, HashSet<string> names) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));
}

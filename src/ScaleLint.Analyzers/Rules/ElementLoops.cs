using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds the loop over elements around a call: a <c>foreach</c>, a <c>for</c> over a size, or the lambda that a library calls for each element.</summary>
internal static class ElementLoops
{
    /// <summary>The innermost loop around the call, in the same function or around its lambda; null where that is none over elements.</summary>
    public static ElementLoop? Around(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        var (candidate, isStarted) = Candidate(call);
        return candidate switch
        {
            ForEachStatementSyntax loop => IsOpen(loop.Expression, model, cancellationToken) ? new ElementLoop(loop.Expression, loop.Statement, [loop.Identifier.ValueText], isStarted) : null,
            ForEachVariableStatementSyntax loop => IsOpen(loop.Expression, model, cancellationToken)
                ? new ElementLoop(loop.Expression, loop.Statement, loop.Variable.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText), isStarted)
                : null,
            ForStatementSyntax { Declaration: { } declaration } loop when Counted(loop) is { } counted => new ElementLoop(counted, loop.Statement, declaration.Variables.Select(variable => variable.Identifier.ValueText), isStarted),
            AnonymousFunctionExpressionSyntax lambda => OfLambda(lambda, isStarted, model, cancellationToken),
            _ => null,
        };
    }

    /// <summary>False where the syntax alone rules such a loop out; it costs no binding.</summary>
    public static bool MayBeAround(SyntaxNode call) => Candidate(call).Loop is not null;

    // What repeats the call if its collection is open, and whether each round only starts it.
    private static (SyntaxNode? Loop, bool IsStarted) Candidate(SyntaxNode call)
    {
        var isStarted = false;
        for (SyntaxNode child = call, node = call.Parent!; node is not (null or MemberDeclarationSyntax or LocalFunctionStatementSyntax); child = node, node = node.Parent!)
        {
            switch (node)
            {
                case CommonForEachStatementSyntax loop when loop.Statement == child:
                    return (loop.AwaitKeyword.RawKind == 0 ? loop : null, isStarted);

                case ForStatementSyntax loop when loop.Statement == child:
                    return (loop.Declaration is not null && Counted(loop) is not null ? loop : null, isStarted);

                case WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax when child is StatementSyntax:
                    return (null, isStarted);

                case AnonymousFunctionExpressionSyntax lambda when IsTask(lambda):
                    isStarted = true;
                    break;

                case AnonymousFunctionExpressionSyntax lambda:
                    return (CallPerElement(lambda) is null ? null : lambda, isStarted);
            }
        }

        return (null, isStarted);
    }

    // Task.Run(() => …) runs once wherever it stands.
    private static bool IsTask(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "StartNew", Expression: SimpleNameSyntax { Identifier.ValueText: "Task" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Factory" } } } };

    // for (var i = 0; i < texts.Count; i++), texts.Length or texts.Count(): the bound is a size.
    private static ExpressionSyntax? Counted(ForStatementSyntax loop) => loop.Condition is BinaryExpressionSyntax { Right: var bound }
        ? bound switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Expression: var counted } => counted,
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count", Expression: var counted } } => counted,
            _ => null,
        }
        : null;

    private static InvocationExpressionSyntax? CallPerElement(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } && IsPerElement(access.Name.Identifier.ValueText) ? call : null;

    private static ElementLoop? OfLambda(AnonymousFunctionExpressionSyntax lambda, bool isStarted, SemanticModel model, CancellationToken cancellationToken)
    {
        if (CallPerElement(lambda) is not { Expression: MemberAccessExpressionSyntax access } call)
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
            ? new ElementLoop(source, EnclosingFunction.Body(lambda), [parameters[0].Identifier.ValueText], isStarted || access.Name.Identifier.ValueText is "Select" or "SelectAwait" or "ForEachAsync")
            : null;
    }

    // What calls its lambda for every element. Any, First and the like stop at the first one that fits.
    private static bool IsPerElement(string method) => method is "Select" or "SelectAwait" or "SelectMany" or "ForEach" or "ForEachAsync" or "ConvertAll" or "Where" or "FindAll" or "RemoveAll" or
        "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "GroupBy" or "ToDictionary" or "ToLookup" or "Sum" or "Average" or "Min" or "Max" or "MinBy" or "MaxBy" or "Count";

    /// <summary>True for a collection that may have more elements at ten times the users: one that the code spells out has not, and batches and first parts are bounded already.</summary>
    public static bool IsOpen(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellationToken, bool countsStreams = false)
    {
        if (IsSpelledOut(collection) || IsTopOf(collection) || model.GetTypeInfo(collection, cancellationToken).Type is { SpecialType: SpecialType.System_String } ||
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
            !(IsSpelledOut(initializer) || IsTopOf(initializer) || initializer.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Take" or "Chunk"));
    }

    // store.Query(vector, nResults: 5): a search answers with as many as it is asked for.
    private static bool IsTopOf(ExpressionSyntax collection) => collection.DescendantNodesAndSelf().Any(node =>
        node is ArgumentSyntax { NameColon.Name.Identifier.ValueText: "nResults" or "top" or "topK" or "k" or "limit" or "take" or "maxResults" or "count", Expression: LiteralExpressionSyntax });

    private static bool IsSpelledOut(ExpressionSyntax collection) => collection switch
    {
        CollectionExpressionSyntax list => list.Elements.Count > 0 && list.Elements.All(element => element is ExpressionElementSyntax),
        ImplicitArrayCreationExpressionSyntax => true,
        ArrayCreationExpressionSyntax { Initializer: not null } => true,
        BaseObjectCreationExpressionSyntax { Initializer.Expressions.Count: > 0 } => true,
        _ => false,
    };
}

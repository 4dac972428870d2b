using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>
/// Recognises tasks that are done when their result is read, so that reading it waits for nothing: made from a value, awaited before,
/// checked for completion, or handed over by <c>ContinueWith</c>, <c>WhenAny</c> or <c>WhenEach</c>.
/// </summary>
internal sealed class CompletedTasks
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    private CompletedTasks(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>True where <paramref name="task"/> is known to be done.</summary>
    public static bool Contains(IOperation task, SemanticModel model, CancellationToken cancellationToken)
    {
        task = task.WithoutConversions();
        return task.Syntax is ExpressionSyntax expression && new CompletedTasks(model, cancellationToken).IsCompleted(task, expression);
    }

    private bool IsCompleted(IOperation task, ExpressionSyntax expression)
    {
        if (IsMadeCompleted(task))
        {
            return true;
        }

        if (task is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared })
        {
            switch (declared[0].GetSyntax(_cancellationToken))
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value } when _model.GetOperation(value, _cancellationToken) is { } initializer && IsMadeCompleted(initializer):
                case ForEachStatementSyntax { Expression: InvocationExpressionSyntax call } when NameOf(call) == "WhenEach":
                    return true;
            }
        }

        if (task is IFieldReferenceOperation { Field: { IsReadOnly: true } field } && IsOnlyMadeCompleted(field))
        {
            return true;
        }

        var roots = Roots(expression).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
        return !roots.IsEmpty && IsSettledBefore(expression, roots);
    }

    private static bool IsMadeCompleted(IOperation task) => task.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", ContainingType.Name: "Task" or "ValueTask" } } => true,
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } => true,
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: var arguments } => arguments.IsEmpty || arguments[0].Parameter?.Type is not { Name: "Task" or "IValueTaskSource" },
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "WhenAny" } } => true,
        _ => false,
    };

    // private readonly Task<int> _none = Task.FromResult(0): nothing but the class itself can set it, in an initialiser or a constructor.
    private bool IsOnlyMadeCompleted(IFieldSymbol field)
    {
        var values = new List<ExpressionSyntax>();
        foreach (var reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree != _model.SyntaxTree)
            {
                return false;
            }

            foreach (var node in reference.GetSyntax(_cancellationToken).DescendantNodes())
            {
                var value = node switch
                {
                    VariableDeclaratorSyntax { Initializer: { } initializer } declarator when declarator.Identifier.ValueText == field.Name => initializer.Value,
                    AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment when name.Identifier.ValueText == field.Name => assignment.Right,
                    AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } assignment when access.Name.Identifier.ValueText == field.Name => assignment.Right,
                    _ => null,
                };
                if (value is not null)
                {
                    values.Add(value);
                }
            }
        }

        return values.Count > 0 && values.All(value => _model.GetOperation(value, _cancellationToken) is { } operation && IsMadeCompleted(operation));
    }

    // The task itself, and the collection that it is taken from: tasks[i], foreach (var task in tasks), tasks.Select(task => ...).
    private IEnumerable<ISymbol> Roots(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Roots(parenthesized.Expression);

            case PostfixUnaryExpressionSyntax postfix:
                return Roots(postfix.Operand);

            case ElementAccessExpressionSyntax element:
                return Roots(element.Expression);

            case MemberAccessExpressionSyntax access when _model.GetSymbolInfo(access, _cancellationToken).Symbol is IFieldSymbol or IPropertySymbol:
                return Roots(access.Expression).Append(_model.GetSymbolInfo(access, _cancellationToken).Symbol!);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
                when _model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" }:
                return Roots(access.Expression);

            case IdentifierNameSyntax name when _model.GetSymbolInfo(name, _cancellationToken).Symbol is { } symbol:
                return RootsOfSource(symbol).Append(symbol);

            default:
                return [];
        }
    }

    private IEnumerable<ISymbol> RootsOfSource(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty || symbol is not (ILocalSymbol or IParameterSymbol))
        {
            return [];
        }

        return symbol.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) switch
        {
            ForEachStatementSyntax loop => Roots(loop.Expression),
            VariableDeclaratorSyntax { Initializer.Value: ElementAccessExpressionSyntax element } => Roots(element),
            ParameterSyntax parameter when parameter.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } }
                => Roots(access.Expression),
            _ => [],
        };
    }

    private bool IsSettledBefore(ExpressionSyntax site, ImmutableHashSet<ISymbol> roots)
    {
        for (SyntaxNode child = site, node = site.Parent!; node is not null and not MemberDeclarationSyntax; child = node, node = node.Parent!)
        {
            switch (node)
            {
                case BlockSyntax block when block.Statements.TakeWhile(statement => statement != child).Any(statement => Settles(statement, roots)):
                case SwitchSectionSyntax section when section.Statements.TakeWhile(statement => statement != child).Any(statement => Settles(statement, roots)):
                case IfStatementSyntax check when check.Condition != child && Checks(check.Condition, roots):
                case ConditionalExpressionSyntax conditional when conditional.Condition != child && Checks(conditional.Condition, roots):
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } logical when logical.Right == child && Checks(logical.Left, roots):
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax continued } call
                    when NameOf(call) is "ContinueWith" or "ContinueWhenAll" or "ContinueWhenAny" && child is ArgumentListSyntax && (Mentions(continued.Expression, roots) || Mentions(call.ArgumentList, roots, before: site) || TakesParameter(call, roots)):
                    return true;
            }
        }

        return false;
    }

    private bool TakesParameter(InvocationExpressionSyntax call, ImmutableHashSet<ISymbol> roots) =>
        roots.OfType<IParameterSymbol>().Any(parameter => !parameter.DeclaringSyntaxReferences.IsEmpty && parameter.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is var declared && call.Span.Contains(declared.Span));

    // A statement after which the task is done, or known to be.
    private bool Settles(StatementSyntax statement, ImmutableHashSet<ISymbol> roots)
    {
        foreach (var node in statement.DescendantNodes())
        {
            switch (node)
            {
                case AwaitExpressionSyntax awaited when Waits(awaited.Expression, roots):
                case InvocationExpressionSyntax call when NameOf(call) is "Wait" or "WaitAll" && Mentions(call, roots):
                case MemberAccessExpressionSyntax access when IsState(access.Name.Identifier.ValueText) && Mentions(access.Expression, roots):
                    return true;
            }
        }

        return false;
    }

    private bool Waits(ExpressionSyntax awaited, ImmutableHashSet<ISymbol> roots) => awaited switch
    {
        ParenthesizedExpressionSyntax parenthesized => Waits(parenthesized.Expression, roots),
        InvocationExpressionSyntax call when NameOf(call) == "WhenAll" => Mentions(call.ArgumentList, roots),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when NameOf(call) is "ConfigureAwait" or "WaitAsync" => Waits(access.Expression, roots),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => Mentions(awaited, roots),
        _ => false,
    };

    // if (task.IsCompleted), if (first == task)
    private bool Checks(ExpressionSyntax condition, ImmutableHashSet<ISymbol> roots) =>
        condition.DescendantNodesAndSelf().Any(node => node switch
        {
            MemberAccessExpressionSyntax access => IsState(access.Name.Identifier.ValueText) && Mentions(access.Expression, roots),
            SubpatternSyntax { NameColon.Name.Identifier.ValueText: var name } => IsState(name) && Mentions(condition, roots),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
                IsRoot(comparison.Left, roots) || IsRoot(comparison.Right, roots),
            _ => false,
        });

    private bool Mentions(SyntaxNode node, ImmutableHashSet<ISymbol> roots, SyntaxNode? before = null) =>
        node.DescendantNodesAndSelf().Any(part => (before is null || part.SpanStart < before.SpanStart) && IsRoot(part, roots));

    private bool IsRoot(SyntaxNode node, ImmutableHashSet<ISymbol> roots) =>
        node is IdentifierNameSyntax name && roots.Any(root => root.Name == name.Identifier.ValueText) &&
        _model.GetSymbolInfo(name, _cancellationToken).Symbol is { } symbol && roots.Contains(symbol);

    private static bool IsState(string name) => name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" or "Status";

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}

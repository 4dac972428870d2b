using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>
/// Follows a value back to the expressions that may have made it: through locals, fields and properties that are set in sight, methods of the user's own code, and
/// parameters to the arguments of their callers. What is left are calls of libraries, creations, and what comes from nobody knows where.
/// </summary>
internal sealed class ValueOrigins(CostContext costs, CancellationToken cancellationToken)
{
    // Most steps back, and most values in all: past it a value stays what it is.
    private const int MaximumDepth = 16;
    private const int MaximumValues = 500;

    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private int _values;

    /// <summary>The expressions, in the order of the source; the value itself where nothing is known of its making.</summary>
    public IEnumerable<IOperation> Of(IOperation? value) => Of(value, MaximumDepth);

    private IEnumerable<IOperation> Of(IOperation? value, int depth)
    {
        value = Unwrapped(value);
        if (value is null || depth == 0)
        {
            return [];
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (++_values > MaximumValues)
        {
            return [value];
        }

        return value switch
        {
            IConditionalOperation conditional => Of(conditional.WhenTrue, depth - 1).Concat(Of(conditional.WhenFalse, depth - 1)),
            ICoalesceOperation coalesce => Of(coalesce.Value, depth - 1).Concat(Of(coalesce.WhenNull, depth - 1)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Of(arm.Value, depth - 1)),
            ILocalReferenceOperation { Local: var local } => Through(local, value, depth, Made(local)),
            IFieldReferenceOperation { Field: var field } => Through(field.OriginalDefinition, value, depth, Made(field.OriginalDefinition)),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => Through(property.OriginalDefinition, value, depth, Made(property.OriginalDefinition)),
            IParameterReferenceOperation { Parameter: var parameter } => Through(parameter, value, depth, costs.Paths.Callers.ArgumentsOf(parameter, cancellationToken)),
            IInvocationOperation { TargetMethod: var method } => Through((method.ReducedFrom ?? method).OriginalDefinition, value, depth, Returned(method)),
            _ => [value],
        };
    }

    private static IOperation? Unwrapped(IOperation? value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case ITranslatedQueryOperation query:
                    value = query.Operation;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                // (await LoadAsync().ConfigureAwait(false))
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                    value = task;
                    break;
                default:
                    return value;
            }
        }
    }

    private IEnumerable<IOperation> Through(ISymbol symbol, IOperation value, int depth, IEnumerable<IOperation?> makers)
    {
        // A value that is made from itself adds nothing.
        if (!_open.Add(symbol))
        {
            return [];
        }

        try
        {
            var found = makers.SelectMany(maker => Of(maker, depth - 1)).ToList();
            return found.Count > 0 ? found : [value];
        }
        finally
        {
            _open.Remove(symbol);
        }
    }

    private IEnumerable<IOperation?> Made(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.IsEmpty || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator)
        {
            yield break;
        }

        if (declarator.Initializer is { Value: var initializer })
        {
            yield return Operation(initializer);
        }

        foreach (var node in EnclosingFunction.Of(declarator).DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment && name.Identifier.ValueText == local.Name)
            {
                yield return Operation(assignment.Right);
            }
        }
    }

    private IEnumerable<IOperation?> Made(ISymbol member)
    {
        if (!costs.Paths.Models.Declare(member))
        {
            yield break;
        }

        var declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var initializer }:
                yield return Operation(initializer);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: var initializer }:
                yield return Operation(initializer);
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: var getter }:
                yield return Operation(getter);
                yield break;
            case PropertyDeclarationSyntax { AccessorList: { } accessors } when accessors.Accessors.FirstOrDefault(accessor => accessor.Body is not null || accessor.ExpressionBody is not null) is { } accessor:
                foreach (var returned in Returns(accessor))
                {
                    yield return Operation(returned);
                }

                yield break;
        }

        foreach (var mention in costs.Paths.Callers.Mentions.Of(member, cancellationToken))
        {
            ExpressionSyntax target = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target)
            {
                yield return Operation(assignment.Right);
            }
        }
    }

    private IEnumerable<IOperation?> Returned(IMethodSymbol method) => SourceBodies.Of(method, costs, cancellationToken).SelectMany(Returns).Select(Operation);

    private static IEnumerable<ExpressionSyntax> Returns(SyntaxNode function) => EnclosingFunction.Body(function) switch
    {
        ArrowExpressionClauseSyntax arrow => [arrow.Expression],
        var body => body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>()
            .Select(statement => statement.Expression).OfType<ExpressionSyntax>(),
    };

    private IOperation? Operation(ExpressionSyntax expression) => costs.Paths.Models.Of(expression.SyntaxTree).GetOperation(expression, cancellationToken);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Looks at every mention of a collection in the compilation: does one of them let elements go, or hand it to code that might?</summary>
internal sealed class CollectionMentions(CostContext costs, CancellationToken cancellationToken)
{
    /// <summary>True where something removes, clears, replaces or measures the collection, or where it escapes; mentions of which <paramref name="except"/> is true do not count.</summary>
    public bool MayShrink(ISymbol collection, Func<SyntaxNode, bool>? except = null) =>
        costs.Paths.Callers.Mentions.Of(collection, cancellationToken).Any(mention => except?.Invoke(mention) != true && MayShrinkAt(mention, collection, costs.Paths.Models.Of(mention.SyntaxTree)));

    private bool MayShrinkAt(SimpleNameSyntax mention, ISymbol collection, SemanticModel model)
    {
        ExpressionSyntax expression = mention;
        while ((expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression) ||
            expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        switch (expression.Parent)
        {
            case MemberAccessExpressionSyntax use:
                return IsRemoval(use.Name.Identifier.ValueText) || (IsSize(use.Name.Identifier.ValueText) && IsMeasured(use));

            case ConditionalAccessExpressionSyntax { WhenNotNull: var use }:
                return use.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any(binding => IsRemoval(binding.Name.Identifier.ValueText) || IsSize(binding.Name.Identifier.ValueText));

            case ElementAccessExpressionSyntax or ForEachStatementSyntax or LockStatementSyntax or InterpolationSyntax or SpreadElementSyntax:
                return false;

            case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                return false;

            case IsPatternExpressionSyntax { Pattern: var pattern }:
                return pattern.DescendantNodesAndSelf().OfType<SubpatternSyntax>().Any();

            case AssignmentExpressionSyntax assignment when assignment.Left == expression:
                return !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && !IsInConstructor(assignment, collection, model);

            case ArgumentSyntax argument:
                return MayShrinkThrough(argument, model);

            case CastExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or AssignmentExpressionSyntax:
                return !IsReadOnly(expression.Parent is CastExpressionSyntax cast ? model.GetTypeInfo(cast, cancellationToken).Type : model.GetTypeInfo(expression, cancellationToken).ConvertedType);

            default:
                return true;
        }
    }

    private static bool IsRemoval(string name) => name is "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveWhere" or "RemoveFirst" or "RemoveLast" or "TryRemove" or "Clear"
        or "Dequeue" or "TryDequeue" or "DequeueEnqueue" or "EnqueueDequeue" or "Pop" or "TryPop" or "TryPopRange" or "Take" or "TryTake" or "ExceptWith" or "IntersectWith" or "SymmetricExceptWith"
        or "GetConsumingEnumerable" or "GetAlternateLookup";

    private static bool IsSize(string name) => name is "Count" or "LongCount" or "Capacity" or "EnsureCapacity";

    // _items.Count > Limit, or the size kept for later: the code watches the size and may act on it. Count == 0 asks whether there is anything at all.
    private static bool IsMeasured(ExpressionSyntax size)
    {
        var node = size.Parent is InvocationExpressionSyntax call ? call : size;
        return node.Parent switch
        {
            BinaryExpressionSyntax comparison => !comparison.IsKind(SyntaxKind.EqualsExpression) && !comparison.IsKind(SyntaxKind.NotEqualsExpression) && !IsZero(comparison.Right),
            IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or EqualsValueClauseSyntax => true,
            _ => false,
        };
    }

    private static bool IsZero(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.ValueText: "0" };

    private bool IsInConstructor(SyntaxNode node, ISymbol collection, SemanticModel model) =>
        node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor &&
        SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(constructor, cancellationToken)?.ContainingType, collection.ContainingType);

    // A library that is given the collection reads it; the user's own code may do anything, unless it asks for something read-only.
    private bool MayShrinkThrough(ArgumentSyntax argument, SemanticModel model)
    {
        if (argument.RefKindKeyword.RawKind != 0)
        {
            return true;
        }

        return model.GetOperation(argument, cancellationToken) is not IArgumentOperation { Parameter: { } parameter } ||
            (parameter.ContainingSymbol.Locations.Any(location => location.IsInSource) && !IsReadOnly(parameter.Type));
    }

    private static bool IsReadOnly(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Object } ||
        (type is { Name: var name } && (name is "IEnumerable" or "IQueryable" || name.StartsWith("IReadOnly", StringComparison.Ordinal)));
}

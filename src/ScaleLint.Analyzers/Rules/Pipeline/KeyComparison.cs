using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A condition that compares a property of a row with a value that is the same for all rows: <c>line => line.OrderId == order.Id</c>.</summary>
internal sealed class KeyComparison
{
    private KeyComparison(MemberAccessExpressionSyntax key, ExpressionSyntax value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The property of the row: <c>line.OrderId</c>.</summary>
    public MemberAccessExpressionSyntax Key { get; }

    /// <summary>What it is compared with: <c>order.Id</c>.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>The comparison that a condition is, with the key on either side; null where it is another condition.</summary>
    public static KeyComparison? Of(ExpressionSyntax condition, string row) =>
        condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison ? null
            : Of(comparison.Left, comparison.Right, row) ?? Of(comparison.Right, comparison.Left, row);

    private static KeyComparison? Of(ExpressionSyntax key, ExpressionSyntax value, string row) =>
        key is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } access && name == row &&
        !value.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == row)
            ? new KeyComparison(access, value)
            : null;
}

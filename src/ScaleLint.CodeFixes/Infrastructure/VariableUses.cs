using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Where a variable, field or property is mentioned, and what the mention does to it or to its object.</summary>
internal static class VariableUses
{
    /// <summary>Every mention below <paramref name="scope"/>.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(ISymbol variable, SyntaxNode scope, SemanticModel model, CancellationToken cancellationToken) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, variable));

    /// <summary>True where the mention gives the variable another value.</summary>
    public static bool IsWrite(IdentifierNameSyntax use)
    {
        var expression = WithThis(use);
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
            PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>True where the mention disposes of the object: <c>session.Dispose()</c>, <c>using (session)</c>.</summary>
    public static bool IsDisposal(IdentifierNameSyntax use)
    {
        var expression = WithThis(use);
        return expression.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == expression => IsDisposeName(access.Name),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } => IsDisposeName(binding.Name),
            UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax declaration } => !declaration.UsingKeyword.IsKind(SyntaxKind.None),
            _ => false,
        };
    }

    /// <summary>True where the mention changes the object: <c>client.Timeout = …</c>, <c>client.DefaultRequestHeaders.Add(…)</c>.</summary>
    public static bool IsMutation(IdentifierNameSyntax use)
    {
        ExpressionSyntax expression = WithThis(use);
        while (expression.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
        {
            if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultRequestHeaders" })
            {
                return true;
            }

            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression != WithThis(use) && expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression;
    }

    /// <summary>True for the names by which an object is given up.</summary>
    public static bool IsDisposeName(SimpleNameSyntax name) => name.Identifier.ValueText is "Dispose" or "DisposeAsync" or "Close";

    private static ExpressionSyntax WithThis(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == use ? access : use;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Writes <c>await</c> before an expression.</summary>
internal static class AwaitSyntax
{
    /// <summary>
    /// <c>await operand</c> with the comments and line breaks around it kept, in parentheses where what follows binds closer than <c>await</c>.
    /// </summary>
    /// <param name="operand">The task.</param>
    /// <param name="replaced">The node of the unchanged source in whose place it comes.</param>
    public static ExpressionSyntax Await(ExpressionSyntax operand, SyntaxNode replaced)
    {
        ExpressionSyntax task = operand.WithoutTrivia();
        if (!BindsCloser(task))
        {
            task = SyntaxFactory.ParenthesizedExpression(task);
        }

        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), task);
        if (IsOperandOfPrimary(replaced))
        {
            awaited = SyntaxFactory.ParenthesizedExpression(awaited);
        }

        return awaited.WithLeadingTrivia(operand.GetLeadingTrivia()).WithTrailingTrivia(operand.GetTrailingTrivia());
    }

    /// <summary>True for the part behind <c>?.</c>, which may not be reached: awaiting it would await null.</summary>
    public static bool IsConditional(SyntaxNode node)
    {
        for (SyntaxNode child = node, parent = node.Parent!; parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; child = parent, parent = parent.Parent!)
        {
            if (parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == child)
            {
                return true;
            }

            if (parent is AnonymousFunctionExpressionSyntax or ArgumentSyntax)
            {
                return false;
            }
        }

        return false;
    }

    private static bool BindsCloser(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or GenericNameSyntax
        or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax or ThisExpressionSyntax or PostfixUnaryExpressionSyntax;

    private static bool IsOperandOfPrimary(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        ElementAccessExpressionSyntax element => element.Expression == node,
        InvocationExpressionSyntax call => call.Expression == node,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}

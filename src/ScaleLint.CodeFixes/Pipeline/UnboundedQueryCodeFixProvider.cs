using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Limits what a query reads (SCL2003). Offered where the query sorts its rows: the first thousand of unsorted ones are any thousand.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedQueryCodeFixProvider)), Shared]
public sealed class UnboundedQueryCodeFixProvider() : OneFileCodeFixProvider("SCL2003", "Take the first 1000 rows")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax reading } && diagnostic.Properties.ContainsKey(FixData.Ordered)
            ? root.ReplaceNode(reading, reading.WithExpression(Limited(reading)))
            : null;

    // A chain with a call a line keeps that form.
    private static InvocationExpressionSyntax Limited(MemberAccessExpressionSyntax reading) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, reading.Expression, reading.OperatorToken, SyntaxFactory.IdentifierName("Take")),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1000))))))
        .WithTrailingTrivia(reading.Expression.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
}

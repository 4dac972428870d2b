using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>Sets a property in the initializer of a new object.</summary>
internal static class InitializerProperty
{
    /// <summary>The creation with the property set last, on a line of its own where the others are; one that is set already gets the value.</summary>
    public static BaseObjectCreationExpressionSyntax Set(BaseObjectCreationExpressionSyntax creation, string name, ExpressionSyntax value)
    {
        if (creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax property && property.Identifier.ValueText == name) is { } known)
        {
            return creation.ReplaceNode(known, known.WithRight(value.WithTriviaFrom(known.Right)));
        }

        ExpressionSyntax assignment = SyntaxFactory.ParseExpression($"{name} = value");
        assignment = assignment.ReplaceNode(((AssignmentExpressionSyntax)assignment).Right, value);
        if (creation.Initializer is not { Expressions: { Count: > 0 } } initializer)
        {
            return creation.WithInitializer(SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SingletonSeparatedList(assignment)))
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        var isOnOwnLine = initializer.Expressions.Last().GetLeadingTrivia().Any();
        var endOfLine = isOnOwnLine ? FieldInsertion.EndOfLine(creation.SyntaxTree.GetRoot()) : SyntaxFactory.Space;
        var last = initializer.Expressions.Last();
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            // A comma behind the last one stays where it is.
            return creation.WithInitializer(initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(
                initializer.Expressions.GetWithSeparators().Add(assignment.WithLeadingTrivia(last.GetLeadingTrivia())).Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(endOfLine)))));
        }

        var expressions = initializer.Expressions.Replace(last, last.WithoutTrailingTrivia()).Add(assignment.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia()));
        var comma = expressions.GetSeparators().Last();
        return creation.WithInitializer(initializer.WithExpressions(expressions.ReplaceSeparator(comma, comma.WithTrailingTrivia(endOfLine))));
    }
}

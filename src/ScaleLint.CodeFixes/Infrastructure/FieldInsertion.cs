using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>Puts a new field into a class, and its value into the constructor.</summary>
internal static class FieldInsertion
{
    /// <summary>The class with the field below its other fields, since static fields are set in the order of the text.</summary>
    public static TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, FieldDeclarationSyntax field, SyntaxTrivia endOfLine)
    {
        var members = type.Members;
        var at = members.LastIndexOf(member =>
            member is FieldDeclarationSyntax || (member is PropertyDeclarationSyntax { Initializer: not null } property && property.Modifiers.Any(SyntaxKind.StaticKeyword))) + 1;
        if (at < members.Count && !members[at].GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia))
        {
            members = members.Replace(members[at], members[at].WithLeadingTrivia(members[at].GetLeadingTrivia().Insert(0, endOfLine)));
        }

        return type.WithMembers(members.Insert(at, field));
    }

    /// <summary>The class whose constructor sets the field last.</summary>
    public static TypeDeclarationSyntax AssignInConstructor(TypeDeclarationSyntax type, string name, ExpressionSyntax value, SyntaxTrivia endOfLine)
    {
        var constructor = (ConstructorDeclarationSyntax)Constructor(type)!;
        var statement = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{name} = value;");
        statement = statement.ReplaceNode(((AssignmentExpressionSyntax)statement.Expression).Right, value)
            .WithTrailingTrivia(endOfLine)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return type.ReplaceNode(constructor.Body!, constructor.Body!.AddStatements(statement));
    }

    /// <summary>
    /// What every instance goes through: the one constructor, with a body that runs to its end, or the type itself where it has a primary constructor;
    /// null where there is no one place.
    /// </summary>
    public static SyntaxNode? Constructor(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return null;
        }

        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        if (type.ParameterList is not null)
        {
            return constructors.Count == 0 ? type : null;
        }

        return constructors.Count == 1 && constructors[0].Body is { } body && !body.DescendantNodes().OfType<ReturnStatementSyntax>().Any() ? constructors[0] : null;
    }

    /// <summary>How the file ends its lines.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        var known = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return known.RawKind == 0 ? SyntaxFactory.LineFeed : SyntaxFactory.EndOfLine(known.ToString());
    }
}

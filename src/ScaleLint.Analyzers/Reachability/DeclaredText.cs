using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The parts of a file that other files can see: usings, attributes, the heads of types and members, constants. Bodies, initial values, and what stands between members are left out.</summary>
/// <remarks>Whole pieces of text, not tokens: a file has few members and many tokens, and each token that is looked at is made for that.</remarks>
internal static class DeclaredText
{
    /// <summary>The parts, in the order of the text.</summary>
    public static IEnumerable<TextSpan> Of(CompilationUnitSyntax file)
    {
        // Usings, aliases and attributes of the assembly stand in front of everything else.
        foreach (var node in file.Externs.Concat<SyntaxNode>(file.Usings).Concat(file.AttributeLists))
        {
            yield return node.Span;
        }

        foreach (var part in file.Members.SelectMany(Of))
        {
            yield return part;
        }
    }

    private static IEnumerable<TextSpan> Of(MemberDeclarationSyntax member) => member switch
    {
        GlobalStatementSyntax => [],
        BaseNamespaceDeclarationSyntax space => Around(space, space.Members),
        TypeDeclarationSyntax type => Around(type, type.Members),
        _ => Between(member),
    };

    // The head, which ends where the first member begins, and the members.
    private static IEnumerable<TextSpan> Around(MemberDeclarationSyntax owner, SyntaxList<MemberDeclarationSyntax> members)
    {
        yield return members.Count == 0 ? owner.Span : TextSpan.FromBounds(owner.SpanStart, members[0].FullSpan.Start);
        foreach (var part in members.SelectMany(Of))
        {
            yield return part;
        }
    }

    // A member without its bodies.
    private static IEnumerable<TextSpan> Between(MemberDeclarationSyntax member)
    {
        var start = member.SpanStart;
        foreach (var body in BodiesOf(member))
        {
            if (body is not null)
            {
                yield return TextSpan.FromBounds(start, body.SpanStart);
                start = body.Span.End;
            }
        }

        yield return TextSpan.FromBounds(start, member.Span.End);
    }

    // A constant is seen by others; so is the default of a parameter, which stands in no body.
    private static IEnumerable<SyntaxNode?> BodiesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => [(SyntaxNode?)method.Body ?? method.ExpressionBody],
        PropertyDeclarationSyntax property => BodiesOf(property.AccessorList).Append(property.ExpressionBody).Append(property.Initializer),
        IndexerDeclarationSyntax indexer => BodiesOf(indexer.AccessorList).Append(indexer.ExpressionBody),
        EventDeclarationSyntax @event => BodiesOf(@event.AccessorList),
        FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.Declaration.Variables.Select(static variable => variable.Initializer),
        _ => [],
    };

    private static IEnumerable<SyntaxNode?> BodiesOf(AccessorListSyntax? list) =>
        list is null ? [] : list.Accessors.Select(static accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody);
}

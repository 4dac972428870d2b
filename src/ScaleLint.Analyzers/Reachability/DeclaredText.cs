using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The parts of a file that other files can see: usings, attributes, the heads of types and members, constants. Bodies, initial values, and what stands between members are left out.</summary>
/// <remarks>Whole pieces of text, not tokens: a file has few members and many tokens, and each token that is looked at is made for that.</remarks>
internal static class DeclaredText
{
    /// <summary>Shows the parts, in the order of the text.</summary>
    public static void Visit(CompilationUnitSyntax file, Action<TextSpan> show)
    {
        // Usings, aliases and attributes of the assembly stand in front of everything else.
        Show(file.Externs, show);
        Show(file.Usings, show);
        Show(file.AttributeLists, show);
        Visit(file.Members, show);
    }

    private static void Show<T>(SyntaxList<T> nodes, Action<TextSpan> show)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            show(node.Span);
        }
    }

    private static void Visit(SyntaxList<MemberDeclarationSyntax> members, Action<TextSpan> show)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case GlobalStatementSyntax:
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    VisitAround(space, space.Members, show);
                    break;
                case TypeDeclarationSyntax type:
                    VisitAround(type, type.Members, show);
                    break;
                default:
                    VisitBetween(member, show);
                    break;
            }
        }
    }

    // The head, which ends where the first member begins, and the members.
    private static void VisitAround(MemberDeclarationSyntax owner, SyntaxList<MemberDeclarationSyntax> members, Action<TextSpan> show)
    {
        show(members.Count == 0 ? owner.Span : TextSpan.FromBounds(owner.SpanStart, members[0].FullSpan.Start));
        Visit(members, show);
    }

    // A member without its bodies.
    private static void VisitBetween(MemberDeclarationSyntax member, Action<TextSpan> show)
    {
        var start = member.SpanStart;
        foreach (var body in BodiesOf(member))
        {
            if (body is not null)
            {
                show(TextSpan.FromBounds(start, body.SpanStart));
                start = body.Span.End;
            }
        }

        show(TextSpan.FromBounds(start, member.Span.End));
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

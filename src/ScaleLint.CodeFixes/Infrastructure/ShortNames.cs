using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ScaleLint.CodeFixes;

/// <summary>New code is written with full names, which compile anywhere, and shortened to what the file imports.</summary>
internal static class ShortNames
{
    /// <summary>Marks every qualified name in <paramref name="node"/> to be shortened where the place allows it.</summary>
    public static TNode Allow<TNode>(TNode node)
        where TNode : SyntaxNode => node.ReplaceNodes(
            node.DescendantNodesAndSelf().Where(part => part is MemberAccessExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax),
            (_, part) => part.WithAdditionalAnnotations(Simplifier.Annotation));
}

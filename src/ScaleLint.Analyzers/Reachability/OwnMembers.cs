using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Finds, by name alone, the members of the same type declaration that a piece of code uses.</summary>
internal static class OwnMembers
{
    /// <summary>The methods that a call may mean: <c>PrepareAsync()</c>, <c>this.PrepareAsync()</c>.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Called(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            IdentifierNameSyntax own => own.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
            _ => null,
        };
        foreach (var member in name is null ? default : MembersAround(call))
        {
            if (member is MethodDeclarationSyntax method && method.Identifier.ValueText == name)
            {
                yield return method;
            }
        }
    }

    /// <summary>The properties that <paramref name="code"/> reads, and the methods it calls.</summary>
    public static IEnumerable<MemberDeclarationSyntax> ReadIn(ExpressionSyntax code)
    {
        foreach (var name in code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            foreach (var member in MembersAround(code))
            {
                if (member is PropertyDeclarationSyntax property && property.Identifier.ValueText == name.Identifier.ValueText)
                {
                    yield return property;
                }
            }
        }

        foreach (var call in code.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax).OfType<InvocationExpressionSyntax>())
        {
            foreach (var method in Called(call))
            {
                yield return method;
            }
        }
    }

    private static SyntaxList<MemberDeclarationSyntax> MembersAround(SyntaxNode code) => code.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members ?? default;
}

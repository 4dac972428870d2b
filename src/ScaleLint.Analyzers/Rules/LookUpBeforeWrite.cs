using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// A write behind a look-up that misses (<c>if (!cache.TryGetValue(key, out var hit)) cache.Set(key, …)</c>) runs once per key, not once:
/// it adds an entry for each new key that requests bring. So whether a request reaches the write is asked of the look-up, which no guard hides.
/// </summary>
internal static class LookUpBeforeWrite
{
    /// <summary>The first keyed look-up in the same store before the write, in the same function; the write itself where there is none.</summary>
    public static SyntaxNode SiteOf(SyntaxNode write, SyntaxNode? store)
    {
        if (SimpleName(store) is not { } name)
        {
            return write;
        }

        var function = EnclosingFunction.Of(write);
        return EnclosingFunction.Body(function)
            .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .TakeWhile(node => node.SpanStart < write.SpanStart || node.Contains(write))
            .FirstOrDefault(node => node != write && !node.Contains(write) && IsLookUp(node, name)) ?? write;
    }

    private static bool IsLookUp(SyntaxNode node, string name) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Expression: MemberAccessExpressionSyntax access } => SimpleName(access.Expression) == name,
        ElementAccessExpressionSyntax element => SimpleName(element.Expression) == name && !(element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element),
        _ => false,
    };

    private static string? SimpleName(SyntaxNode? expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}

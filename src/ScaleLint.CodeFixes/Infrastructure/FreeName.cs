using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScaleLint.CodeFixes;

/// <summary>Names for new variables.</summary>
internal static class FreeName
{
    /// <summary><paramref name="name"/>, or with the first number from 2 on that means nothing at <paramref name="place"/> and is not used inside it.</summary>
    public static string In(SyntaxNode place, string name, SemanticModel model)
    {
        var used = new HashSet<string>(place.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        var free = name;
        for (var number = 2; used.Contains(free) || !model.LookupSymbols(place.SpanStart, name: free).IsEmpty; number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}

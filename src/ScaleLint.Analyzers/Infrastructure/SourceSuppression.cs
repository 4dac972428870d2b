using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers;

/// <summary>
/// Whether somebody accepted a rule at a place: <c>#pragma warning disable</c> or <c>[SuppressMessage]</c>. The compiler applies those to diagnostics; a smell that only
/// another project can prove is a fact of another id, so the question is asked here.
/// </summary>
internal static class SourceSuppression
{
    /// <summary>The reason, empty where none is given; null where the rule is not accepted there.</summary>
    public static string? Of(string ruleId, SyntaxNode node, ISymbol containing, CancellationToken cancellationToken)
    {
        for (ISymbol? symbol = containing; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            foreach (var attribute in symbol.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "SuppressMessageAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[1].Value is string id &&
                    (id == ruleId || id.StartsWith(ruleId + ":", StringComparison.Ordinal)))
                {
                    return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string ?? "";
                }
            }
        }

        return IsDisabledByPragma(ruleId, node, cancellationToken) ? "" : null;
    }

    private static bool IsDisabledByPragma(string ruleId, SyntaxNode node, CancellationToken cancellationToken)
    {
        var root = node.SyntaxTree.GetRoot(cancellationToken);
        var isDisabled = false;
        if (!root.ContainsDirectives)
        {
            return isDisabled;
        }

        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax pragma && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == ruleId)))
            {
                isDisabled = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
            }
        }

        return isDisabled;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Looks for something that keeps a conversation short: a reducer in the compilation, or a name in the classes on the way that speaks of
/// trimming, summing up or a greatest number of messages. Anything that looks like one counts.
/// </summary>
internal static class ConversationBounds
{
    private static readonly string[] Reducers =
    [
        "IChatReducer", "UseChatReducer", "MessageCountingChatReducer", "SummarizingChatReducer", "IChatHistoryReducer", "ChatHistoryTruncationReducer", "ChatHistorySummarizationReducer",
        "ReduceAsync", "ReduceInPlaceAsync", "ChatReducer", "HistoryReducer",
    ];

    private static readonly string[] Verbs = ["trim", "trunc", "reduc", "summari", "compact", "prun", "shrink", "shorten", "evict"];

    private static readonly HashSet<string> Limited = new(StringComparer.Ordinal) { "message", "messages", "history", "turn", "turns", "item", "items", "conversation", "context", "exchange", "exchanges", "length", "count", "size" };

    /// <summary>True where one is in sight of the code that was read.</summary>
    public static bool AreInSight(IEnumerable<SyntaxNode> code, IEnumerable<ISymbol> stores, CostContext costs, CancellationToken cancellationToken)
    {
        if (Reducers.Any(name => costs.Paths.References.IsMentioned(name, cancellationToken)))
        {
            return true;
        }

        var scopes = new HashSet<SyntaxNode>(code.Select(ScopeOf));
        foreach (var store in stores)
        {
            // A service's own code may cut what it is given, or what it hands out.
            var type = (store as IFieldSymbol)?.Type ?? (store as IPropertySymbol)?.Type ?? (store as IParameterSymbol)?.Type;
            foreach (var declaration in DeclarationsOf(type, costs, cancellationToken).Concat(store.ContainingType?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)) ?? []))
            {
                scopes.Add(declaration);
            }
        }

        // A client of the user's own in front of the model may cut what goes through it.
        foreach (var mention in costs.Paths.References.Of("DelegatingChatClient", cancellationToken))
        {
            if (mention.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax decorator })
            {
                scopes.Add(decorator);
            }
        }

        return scopes.Any(scope => scope.DescendantTokens().Any(token => token.Parent is not null && token.Text.Length > 3 && SaysBound(token.ValueText, token.Parent)));
    }

    private static IEnumerable<SyntaxNode> DeclarationsOf(ITypeSymbol? type, CostContext costs, CancellationToken cancellationToken)
    {
        if (type is null || !type.Locations.Any(location => location.IsInSource))
        {
            yield break;
        }

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            yield return reference.GetSyntax(cancellationToken);
        }

        foreach (var mention in costs.Paths.References.Of(type.Name, cancellationToken))
        {
            if (mention.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax implementation })
            {
                yield return implementation;
            }
        }
    }

    private static SyntaxNode ScopeOf(SyntaxNode code) => (SyntaxNode?)code.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? EnclosingFunction.OuterMost(code);

    private static bool SaysBound(string name, SyntaxNode parent)
    {
        // text.Trim() cleans a text.
        if (parent is not (IdentifierNameSyntax or GenericNameSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax) ||
            (name is "Trim" or "TrimStart" or "TrimEnd" && parent.Parent is MemberAccessExpressionSyntax))
        {
            return false;
        }

        var words = NameWords.Of(name);
        return words.Any(word => word is "window" or "recent" or "recently" || Verbs.Any(verb => word.StartsWith(verb, StringComparison.Ordinal))) ||
            (words.Any(word => word is "max" or "maximum" or "limit") && words.Any(Limited.Contains));
    }
}

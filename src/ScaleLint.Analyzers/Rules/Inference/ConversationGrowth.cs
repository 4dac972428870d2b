using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Answers "does what this source keeps get longer with every request": is something added to it, and does that stay?</summary>
internal sealed class ConversationGrowth(CostContext costs, ConversationFlow flow, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> SaveVerbs = new(StringComparer.Ordinal)
    {
        "add", "save", "set", "insert", "upsert", "append", "update", "store", "write", "put", "create", "push", "replace", "record", "persist",
    };

    /// <summary>True where it is proven.</summary>
    public bool IsProven(ConversationSource source) => source.Keeping switch
    {
        ConversationKeeping.Member => OutlivesRequests(source.Store) && IsAddedTo(source.Store) && !new CollectionMentions(costs, cancellationToken).MayShrink(source.Store),
        ConversationKeeping.InPlace => flow.Grows && (source.Store is not (IFieldSymbol or IPropertySymbol) || !Conversations.IsKeyed(TypeOf(source.Store)) || OutlivesRequests(source.Store)),
        _ => IsSaved(source.Store),
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    // A Blazor component lives as long as its page is open.
    private bool OutlivesRequests(ISymbol member) => member.IsStatic ||
        costs.Paths.Registrations.LifetimeOf(member.ContainingType, cancellationToken) == ServiceLifetime.Singleton || IsComponent(member.ContainingType);

    private static bool IsComponent(INamedTypeSymbol type)
    {
        for (var up = type.BaseType; up is not null; up = up.BaseType)
        {
            if (up is { Name: "ComponentBase", ContainingNamespace.Name: "Components" })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAddedTo(ISymbol member) => costs.Paths.Callers.Mentions.Of(member, cancellationToken).Any(mention =>
        mention.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null &&
        (mention.Parent is MemberAccessExpressionSyntax own && own.Name == mention ? own : (ExpressionSyntax)mention) is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var name } access } held &&
        access.Expression == held && Conversations.IsGrowth(name));

    // A call on the same store that saves: the conversation that has grown, or one more message; or SaveChanges after an addition to a loaded object.
    private bool IsSaved(ISymbol store)
    {
        foreach (var scope in ScopesOf(store))
        {
            var model = costs.Paths.Models.Of(scope.SyntaxTree);
            foreach (var call in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax access && NameWords.Of(access.Name.Identifier.ValueText) is { Count: > 0 } words && SaveVerbs.Contains(words[0]) &&
                    (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression, cancellationToken).Symbol, store)
                        ? !flow.Mentions(call.ArgumentList, model) || flow.Grows
                        : flow.Grows && access.Name.Identifier.ValueText.StartsWith("SaveChanges", StringComparison.Ordinal) && !IsOneMessage(store)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // db.SaveChanges() saves an object whose messages were added to; rows of messages are added to the table itself.
    private static bool IsOneMessage(ISymbol store) => store is not (IFieldSymbol or IPropertySymbol) ||
        TypeOf(store) is not INamedTypeSymbol { TypeArguments: { Length: 1 } rows } || rows[0].Name.EndsWith("Message", StringComparison.Ordinal);

    // What a class is given, all of it may use; a handler's parameter is the handler's own.
    private IEnumerable<SyntaxNode> ScopesOf(ISymbol store)
    {
        var isShared = store is not ILocalSymbol && (store is not IParameterSymbol || store.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor });
        foreach (var function in flow.Functions)
        {
            yield return isShared && function.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? type : EnclosingFunction.OuterMost(function);
        }
    }
}

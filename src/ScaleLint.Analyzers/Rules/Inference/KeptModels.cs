using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Recognises additions of a model to a dictionary, and whose the key is: a user's, a session's.</summary>
internal static class KeptModels
{
    private static readonly HashSet<string> Sessions = new(StringComparer.Ordinal) { "session", "connection", "conversation", "circuit", "chat", "thread", "dialog", "dialogue", "socket" };

    /// <summary>Cheap first question: true for a dictionary whose values are objects, so that one may be a model.</summary>
    public static bool MayHoldModels(INamedTypeSymbol collection) =>
        collection.TypeArguments.Length == 2 && collection.TypeArguments[1] is INamedTypeSymbol { SpecialType: SpecialType.None, IsValueType: false } && GrowingTypes.IsKeyed(collection);

    /// <summary>True where the dictionary's values are models or contexts.</summary>
    public static bool HoldsModels(INamedTypeSymbol collection, ApiCatalogue catalogue) => MayHoldModels(collection) && IsModel(collection.TypeArguments[1], catalogue);

    /// <summary>True for a model or a context, or what makes one later.</summary>
    public static bool IsModel(ITypeSymbol? type, ApiCatalogue catalogue) => type is INamedTypeSymbol { Name: "Lazy" or "Task", TypeArguments: { Length: 1 } arguments }
        ? IsModel(arguments[0], catalogue)
        : catalogue.FindType(type, ApiKind.Model) is not null;

    /// <summary>True for the key of a user: userId, user.Id, request.TenantId.ToString(), "model:" + customerId; of user.Segment only the last word counts.</summary>
    public static bool IsOfUser(IOperation? key) => Names(key, static (name, owner) => OwnerName.Says(name) || (owner is not null && name is "Id" or "Key" && OwnerName.Says(owner)));

    /// <summary>True for the key of a session and of no user: sessionId, Context.ConnectionId, HttpContext.Session.Id.</summary>
    public static bool IsOfSession(IOperation? key) => Names(key, static (name, owner) => IsSessionId(name) || (owner is not null && name is "Id" or "Key" && IsSession(owner))) && !IsOfUser(key);

    private static bool Names(IOperation? key, Func<string, string?, bool> says) => key?.DescendantsAndSelf().Any(part => part.Parent is not IPropertyReferenceOperation && part switch
    {
        IParameterReferenceOperation parameter => says(parameter.Parameter.Name, null),
        ILocalReferenceOperation local => says(local.Local.Name, null),
        IPropertyReferenceOperation property => says(property.Property.Name, property.Property.ContainingType.Name),
        IFieldReferenceOperation field => says(field.Field.Name, null),
        _ => false,
    }) == true;

    // sessionId, chatKey, conversation; not modelSessionId, which is the name of a model's session.
    private static bool IsSessionId(string name)
    {
        var words = NameWords.Of(name);
        var last = words.Count - 1;
        return !words.Contains("model") && !words.Contains("inference") &&
            (words.Count == 1 ? words[0] is "conversation" or "circuit" or "connection" : last > 0 && words[last] is "id" or "key" or "guid" && Sessions.Contains(words[last - 1]));
    }

    // ISession, CircuitContext, Conversation: the type that has the Id.
    private static bool IsSession(string type) => type != "InferenceSession" && NameWords.Of(type).Any(Sessions.Contains);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Recognises additions of a model to a dictionary, and whose the key is: a user's, a session's.</summary>
internal static class KeptModels
{
    private static readonly HashSet<string> Sessions = new(StringComparer.Ordinal) { "session", "connection", "conversation", "circuit", "chat", "thread", "dialog", "dialogue", "socket" };

    /// <summary>Cheap first question: true for a dictionary whose values are objects, so that one may be a model.</summary>
    public static bool MayHoldModels(INamedTypeSymbol collection) =>
        collection.TypeArguments.Length == 2 && collection.TypeArguments[1] is INamedTypeSymbol { SpecialType: SpecialType.None, IsValueType: false } && GrowingTypes.IsKeyed(collection);

    /// <summary>
    /// True where the dictionary's values are models or contexts, each in memory of its own: a wrapper counts only where what it is made with is a model or a context that is made for it.
    /// </summary>
    /// <param name="collection">The dictionary's type.</param>
    /// <param name="values">What is put in: values, or lambdas that make them.</param>
    /// <param name="costs">What all rules share.</param>
    /// <param name="cancellationToken">Cancels when the answer is no longer wanted.</param>
    public static bool AreModels(INamedTypeSymbol collection, IEnumerable<IOperation> values, CostContext costs, CancellationToken cancellationToken) =>
        MayHoldModels(collection) && EntryOf(collection.TypeArguments[1], costs.Catalogue) is { } model && (model["wraps"] is null || values.Any(value => TakesMemory(value, costs, cancellationToken)));

    /// <summary>The same for a value of any other store.</summary>
    public static bool IsModel(IOperation? value, CostContext costs, CancellationToken cancellationToken) =>
        value is not null && EntryOf(value.Type, costs.Catalogue) is { } model && (model["wraps"] is null || TakesMemory(value, costs, cancellationToken));

    // The model or the context itself, or what makes one later.
    private static ApiEntry? EntryOf(ITypeSymbol? type, ApiCatalogue catalogue) =>
        type is INamedTypeSymbol { Name: "Lazy" or "Task", TypeArguments: { Length: 1 } arguments } ? EntryOf(arguments[0], catalogue) : catalogue.FindType(type, ApiKind.Model);

    private static bool TakesMemory(IOperation value, CostContext costs, CancellationToken cancellationToken)
    {
        var calls = new CallsIn(costs, cancellationToken, ApiKind.ModelContext, ApiKind.ModelLoad);
        return new ValueOrigins(costs, cancellationToken).Of(value).Select(origin => origin.Syntax).Prepend(value.Syntax).Any(code => calls.Of(code).Any());
    }

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

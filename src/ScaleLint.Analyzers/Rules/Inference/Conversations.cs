using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Tells which types hold the messages of a conversation with a model, and which members put messages in or let them go.</summary>
internal static class Conversations
{
    private static readonly HashSet<string> SubjectWords = new(StringComparer.Ordinal)
    {
        "message", "messages", "chat", "chats", "history", "histories", "conversation", "conversations", "turn", "turns", "dialog", "dialogs", "dialogue", "transcript", "exchange", "exchanges",
    };

    /// <summary>True for a list of messages of an AI library: <c>ChatHistory</c>, <c>List&lt;ChatMessage&gt;</c>, <c>ChatMessage[]</c>.</summary>
    public static bool IsConversation(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => IsMessage(array.ElementType),
        { Name: "ChatHistory" } => IsFromLibrary(type),
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => IsMessage(arguments[0]) && IsSequence(type),
        _ => false,
    };

    /// <summary>True for a dictionary that keeps one conversation per key.</summary>
    public static bool IsKeyed(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 2 } arguments } && GrowingTypes.IsKeyed(type) && IsConversation(arguments[1]);

    /// <summary>True for any sequence but a text.</summary>
    public static bool IsSequence(ITypeSymbol? type) => type is IArrayTypeSymbol ||
        (type is { SpecialType: not SpecialType.System_String } && type.AllInterfaces.Append(type as INamedTypeSymbol).Any(contract => contract?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));

    /// <summary>True for a name that speaks of messages or conversations.</summary>
    public static bool IsSubject(string name) => NameWords.Of(name).Any(SubjectWords.Contains);

    /// <summary>True for the name of a member that puts messages in.</summary>
    public static bool IsGrowth(string name) => name is "Add" or "AddRange" or "Insert" or "InsertRange" or "Append" or "AddLast" or "Enqueue" or "Push" || name.StartsWith("Add", StringComparison.Ordinal) && IsSubject(name);

    /// <summary>True for the name of a member that lets messages go, or passes on only a part of them.</summary>
    public static bool IsCut(string name) => name is "Take" or "TakeLast" or "TakeWhile" or "Skip" or "SkipLast" or "SkipWhile" or "GetRange" or "Chunk" or "Slice"
        or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveFirst" or "RemoveLast" or "Clear" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop";

    private static bool IsMessage(ITypeSymbol type) =>
        type.Name is "ChatMessage" or "ChatMessageContent" or "ChatRequestMessage" or "Message" or "MessageParam" or "ResponseItem" && IsFromLibrary(type);

    private static bool IsFromLibrary(ITypeSymbol type) => !type.Locations.Any(location => location.IsInSource) && type.ContainingNamespace is not { IsGlobalNamespace: true };
}

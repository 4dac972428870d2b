using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Rules;

/// <summary>How a store keeps a conversation between two requests.</summary>
internal enum ConversationKeeping
{
    /// <summary>A field or property is the conversation.</summary>
    Member,

    /// <summary>A dictionary or memory cache holds the object itself: what is added to it stays.</summary>
    InPlace,

    /// <summary>A database, file or remote cache holds a copy: what is added stays once it is saved.</summary>
    Copy,
}

/// <summary>Where messages come from that a call sends.</summary>
/// <param name="store">The field, property, parameter or local that holds them or gives access to them.</param>
/// <param name="keeping">How it keeps them.</param>
internal sealed class ConversationSource(ISymbol store, ConversationKeeping keeping)
{
    /// <summary>The field, property, parameter or local that holds the messages or gives access to them.</summary>
    public ISymbol Store { get; } = store;

    /// <summary>How it keeps them.</summary>
    public ConversationKeeping Keeping { get; } = keeping;
}

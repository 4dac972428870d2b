using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>A number for each member or type, the same in the next compilation: its documentation-comment ID and assembly, hashed. Many places bind to few members, so each is made once.</summary>
internal sealed class SymbolIds
{
    /// <summary>The number of what has no ID: a local, a parameter. No other is less or the same.</summary>
    public const ulong None = 1;

    private readonly ConcurrentDictionary<ISymbol, ulong> _ids = new(SymbolEqualityComparer.Default);

    /// <summary>The number of a definition.</summary>
    public ulong Of(ISymbol definition) => definition.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable ? None : _ids.TryGetValue(definition, out var id) ? id : _ids.GetOrAdd(definition, Hash);

    private static ulong Hash(ISymbol definition)
    {
        if (definition.GetDocumentationCommentId() is not { Length: > 0 } id)
        {
            return None;
        }

        // Two assemblies may have a type of the same name, each with its own copy of a helper.
        var hash = DeclarationStamp.Mix(DeclarationStamp.Hash(id), DeclarationStamp.Hash(definition.ContainingAssembly?.Name ?? string.Empty));
        return Math.Max(hash, None + 1);
    }
}

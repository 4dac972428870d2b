using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The entry points from which an inference call is reached.</summary>
internal sealed class InferenceEntryPoints
{
    private readonly HashSet<EntryPoint> _reached = [];
    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);

    /// <summary>Adds one.</summary>
    public void Add(EntryPoint entryPoint)
    {
        _reached.Add(entryPoint);
        if (entryPoint.Symbol is { } symbol)
        {
            _types.Add(symbol as INamedTypeSymbol ?? symbol.ContainingType);
        }
    }

    /// <summary>
    /// True for an entry point that reaches inference, that the user marked, that runs before every handler, or that builds the object whose handler does.
    /// </summary>
    public bool Contains(EntryPoint entryPoint) =>
        entryPoint.IsMarked || (entryPoint.Kind == EntryPointKind.Pipeline && _reached.Count > 0) || _reached.Contains(entryPoint) ||
        (entryPoint is { Kind: EntryPointKind.Construction, Symbol: { } type } && _types.Contains(type));
}

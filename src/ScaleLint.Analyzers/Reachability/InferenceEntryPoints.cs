namespace ScaleLint.Analyzers.Reachability;

/// <summary>The entry points from which an inference call is reached, by their keys, so that it holds for later compilations too.</summary>
internal sealed class InferenceEntryPoints
{
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    public void Add(EntryPoint entryPoint, SourceKeys keys)
    {
        if (_reached.Add(keys.Of(entryPoint)) && entryPoint.Symbol is { } symbol)
        {
            _types.Add(keys.Of(symbol as Microsoft.CodeAnalysis.INamedTypeSymbol ?? symbol.ContainingType));
        }
    }

    /// <summary>
    /// True for an entry point that reaches inference, that the user marked, that runs before every handler, or that builds the object whose handler does.
    /// </summary>
    public bool Contains(EntryPoint entryPoint, SourceKeys keys) =>
        entryPoint.IsMarked || (entryPoint.Kind == EntryPointKind.Pipeline && _reached.Count > 0) || _reached.Contains(keys.Of(entryPoint)) ||
        (entryPoint is { Kind: EntryPointKind.Construction, Symbol: { } type } && _types.Contains(keys.Of(type)));
}

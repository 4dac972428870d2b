using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What starts a request path.</summary>
internal enum EntryPointKind
{
    /// <summary>A handler that a request, message, event or tool call runs: an action, a hub method, a minimal-API lambda.</summary>
    Handler,

    /// <summary>Code that every request runs before its handler: middleware and filters.</summary>
    Pipeline,

    /// <summary>An object that is built anew for each request: a controller, a hub, a scoped service.</summary>
    Construction,

    /// <summary>Code that a clock starts: a loop that waits for a timer, a scheduled job. Its rounds do not grow with users, so only rules about work inside a round ask for it.</summary>
    Schedule,
}

/// <summary>Where requests come in. Two entry points are the same if they are the same object.</summary>
internal sealed class EntryPoint(EntryPointKind kind, string label, ISymbol? symbol, Location location)
{
    /// <summary>What starts here.</summary>
    public EntryPointKind Kind { get; } = kind;

    /// <summary>How people name it: <c>POST /score</c>, or the method.</summary>
    public string Label { get; } = label;

    /// <summary>The method, or for a construction the type; null for a lambda.</summary>
    public ISymbol? Symbol { get; } = symbol;

    /// <summary>The declaration or the lambda.</summary>
    public Location Location { get; } = location;

    /// <summary>True where the user marked it by <c>[InferencePath]</c> or <c>scalelint.entry_points</c>: it counts as an inference path whatever it calls.</summary>
    public bool IsMarked { get; init; }

    /// <summary>True for a round of a background loop: nobody waits for it.</summary>
    public bool IsLoop { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Label;
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Which calls a loop may repeat, by syntax and names alone: the cheap question before <see cref="CallerLoop"/>, which binds. It errs to one side only, since methods that share a name share the answer.
/// </summary>
internal sealed class RepeatedCalls(NameReferences references)
{
    private readonly ConcurrentDictionary<(string Name, int Depth), bool> _byName = new();

    /// <summary>False where neither the call stands in a loop over elements nor any call of that many functions around it; one without parameters asks for the same in every round.</summary>
    public bool MayContain(SyntaxNode call, int depth, CancellationToken cancellationToken) =>
        ElementLoops.MayBeAround(call) || (depth > 0 && EnclosingFunction.Signature(EnclosingFunction.Of(call)) is ({ } name, { Count: > 0 }) && MayBeCalled(name, depth, cancellationToken));

    private bool MayBeCalled(string name, int depth, CancellationToken cancellationToken)
    {
        if (_byName.TryGetValue((name, depth), out var known))
        {
            return known;
        }

        foreach (var mention in references.Of(name, cancellationToken))
        {
            if (Callers.CallBy(mention) is { } call && MayContain(call, depth - 1, cancellationToken))
            {
                return _byName.GetOrAdd((name, depth), true);
            }
        }

        return _byName.GetOrAdd((name, depth), false);
    }
}

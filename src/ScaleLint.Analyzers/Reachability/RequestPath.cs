using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The proof that a request reaches a place: the entry point, the steps from it, and where each step is taken.</summary>
internal sealed class RequestPath(EntryPoint entryPoint, ImmutableArray<string> steps, ImmutableArray<Location> sites)
{
    /// <summary>Where the request comes in.</summary>
    public EntryPoint EntryPoint { get; } = entryPoint;

    /// <summary>The entry point's label and the members passed, ending with the one that contains the place.</summary>
    public ImmutableArray<string> Steps { get; } = steps;

    /// <summary>The calls along the path, from the entry point on.</summary>
    public ImmutableArray<Location> Sites { get; } = sites;

    /// <summary>The path that goes on from where this one ends.</summary>
    public RequestPath Then(ImmutableArray<string> steps, ImmutableArray<Location> sites) => steps.IsEmpty ? this : new RequestPath(EntryPoint, Steps.AddRange(steps), Sites.AddRange(sites));

    /// <summary>The path that leads to a library's member, in whose place the members inside the library stand.</summary>
    public RequestPath Into(IReadOnlyList<string> steps) => new(EntryPoint, Steps.Length > 1 ? Steps.RemoveAt(Steps.Length - 1).AddRange(steps) : Steps.AddRange(steps), Sites);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" -> ", Steps);
}

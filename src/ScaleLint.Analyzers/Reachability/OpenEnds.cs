using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Model;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Answers by which public members another project's code comes to a place: the same search backward as for a request path, which ends where the compilation
/// cannot see on.
/// </summary>
internal sealed class OpenEnds(Executions executions, Callers callers)
{
    // A smell that more members lead to is reported by the nearest ones.
    private const int MaximumEnds = 64;
    private const int MaximumBodies = 1_000;

    private readonly ConcurrentDictionary<Body, ImmutableArray<OpenEnd>> _byBody = new();

    /// <summary>The open ends that lead to the node, the nearest first; none for code that runs once, or only for requests of this compilation.</summary>
    public ImmutableArray<OpenEnd> Of(SyntaxNode site, CancellationToken cancellationToken) =>
        executions.Of(site, cancellationToken).Body is { } body
            ? _byBody.TryGetValue(body, out var known) ? known : _byBody.GetOrAdd(body, Search(body, cancellationToken))
            : ImmutableArray<OpenEnd>.Empty;

    private ImmutableArray<OpenEnd> Search(Body start, CancellationToken cancellationToken)
    {
        var ends = ImmutableArray.CreateBuilder<OpenEnd>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<Body> { start };
        var queue = new Queue<(Body Body, ImmutableArray<string> Path)>();
        queue.Enqueue((start, ImmutableArray.Create(PathStep.Name(start.Symbol))));
        while (queue.Count > 0 && ends.Count < MaximumEnds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (body, path) = queue.Dequeue();
            var members = callers.TargetsOf(body, cancellationToken).Where(IsVisible).Select(symbol => symbol.GetDocumentationCommentId()).OfType<string>().Where(seen.Add).OrderBy(id => id, StringComparer.Ordinal).ToArray();
            if (members.Length > 0)
            {
                ends.Add(new OpenEnd(members, path));
            }

            foreach (var execution in callers.Of(body, cancellationToken))
            {
                if (execution.Body is { } outer && visited.Count < MaximumBodies && visited.Add(outer))
                {
                    var name = PathStep.Name(outer.Symbol);
                    queue.Enqueue((outer, name == path[0] ? path : path.Insert(0, name)));
                }
            }
        }

        return ends.ToImmutable();
    }

    // A member that code of another assembly can name. A constructor's type is no call.
    private static bool IsVisible(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } or IPropertySymbol))
        {
            return false;
        }

        for (var current = symbol; current is not (null or INamespaceSymbol); current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}

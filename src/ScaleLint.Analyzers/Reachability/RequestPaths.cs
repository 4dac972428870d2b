using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Proves that a request reaches a place in code. The search is demand-driven and goes backward, from the place through its callers to the
/// first entry point, breadth first, so the witness is the shortest; what it learns is kept for the compilation.
/// </summary>
internal sealed class RequestPaths
{
    /// <summary>Longest path that is followed, in calls.</summary>
    internal const int MaximumDepth = 64;

    /// <summary>Most bodies that one search visits. Past it nothing is proven, and nothing reported.</summary>
    internal const int MaximumBodies = 5_000;

    private readonly Executions _executions;
    private readonly Callers _callers;
    private readonly InferenceCalls _inferenceCalls;

    // Several rules ask about one call.
    private readonly ConcurrentDictionary<SyntaxNode, Execution> _bySite = new();
    private readonly ConcurrentDictionary<Body, RequestPath?> _requestPaths = new();
    private readonly ConcurrentDictionary<Body, RequestPath?> _inferencePaths = new();
    private readonly ConcurrentDictionary<Body, RequestPath?> _interactivePaths = new();
    private readonly ConcurrentDictionary<Body, RequestPath?> _runs = new();
    private readonly Once<Func<EntryPoint, bool>> _reachesInference;
    private OpenEnds? _openEnds;

    public RequestPaths(Compilation compilation, ApiCatalogue catalogue, ScaleLintOptions options)
    {
        var references = new NameReferences(compilation.SyntaxTrees);
        var models = new SemanticModels(compilation);
        var entryPoints = new EntryPoints(options);
        var stamp = DeclarationStamp.Mix(DeclarationStamp.Of(compilation, CancellationToken.None), catalogue.Stamp);
        Registrations = new ServiceRegistrations(compilation, stamp, models, catalogue, entryPoints);
        Guards = new OnceGuards(Registrations);
        References = references;
        Models = models;
        _executions = new Executions(models, catalogue, entryPoints, Guards);
        _callers = new Callers(stamp, references, references, models, _executions, Registrations, entryPoints);
        _inferenceCalls = new InferenceCalls(compilation, stamp, models, catalogue);
        _reachesInference = new Once<Func<EntryPoint, bool>>(token =>
        {
            var reach = new InferenceReach(
                compilation, DeclarationStamp.Mix(DeclarationStamp.Mix(stamp, options.EntryPointStamp(compilation)), Registrations.Stamp(token)), models, _inferenceCalls, _executions, _callers);
            var reached = reach.Find(token);
            return entryPoint => IsRequest(entryPoint) && reached.Contains(entryPoint, reach.Keys);
        });
    }

    /// <summary>How long objects live.</summary>
    public ServiceRegistrations Registrations { get; }

    /// <summary>What outlives a request.</summary>
    public OnceGuards Guards { get; }

    /// <summary>Where members are used, and by which calls a method runs.</summary>
    public Callers Callers => _callers;

    /// <summary>Where names are mentioned.</summary>
    public NameReferences References { get; }

    /// <summary>The semantic models of the compilation.</summary>
    public SemanticModels Models { get; }

    /// <summary>True where the compilation contains an inference call, reachable or not.</summary>
    public bool ContainsInference(CancellationToken cancellationToken) => _inferenceCalls.Any(cancellationToken);

    /// <summary>Who runs the code at a node: what the searches start from.</summary>
    public Execution ExecutionOf(SyntaxNode site, CancellationToken cancellationToken) =>
        _bySite.TryGetValue(site, out var known) ? known : _bySite.GetOrAdd(site, _executions.Of(site, cancellationToken));

    /// <summary>By which public members other projects come to a node.</summary>
    public OpenEnds OpenEnds => _openEnds ??= new OpenEnds(_executions, _callers);

    /// <summary>Every inference call of the compilation, reachable or not, in the order of the source.</summary>
    public IEnumerable<SyntaxNode> InferenceCalls(CancellationToken cancellationToken) => _inferenceCalls.All(cancellationToken);

    /// <summary>The shortest path on which a request reaches the node, or null where none is proven.</summary>
    public RequestPath? Find(SyntaxNode site, CancellationToken cancellationToken) => Find(ExecutionOf(site, cancellationToken), cancellationToken);

    /// <summary>The same for what somebody runs.</summary>
    public RequestPath? Find(Execution start, CancellationToken cancellationToken) => Find(start, _requestPaths, IsRequest, cancellationToken);

    /// <summary>The shortest path from an entry point that somebody waits for or that a single message starts, which a background loop is not; null where none is proven.</summary>
    public RequestPath? FindInteractivePath(Execution start, CancellationToken cancellationToken) =>
        Find(start, _interactivePaths, static entryPoint => IsRequest(entryPoint) && !entryPoint.IsLoop, cancellationToken);

    /// <summary>The shortest path on which the service runs the node again and again, by a request or by the clock; null where none is proven.</summary>
    public RequestPath? FindRun(Execution start, CancellationToken cancellationToken) => Find(start, _runs, static _ => true, cancellationToken);

    /// <summary>The shortest path from an entry point that also reaches an inference call, or null where none is proven.</summary>
    public RequestPath? FindInferencePath(Execution start, CancellationToken cancellationToken) =>
        // The cheapest question first: most projects ask no model. Then the one that looks only at what runs the site; which entry points reach inference is one about the whole compilation.
        !ContainsInference(cancellationToken) || Find(start, cancellationToken) is null ? null : Find(start, _inferencePaths, _reachesInference.Get(cancellationToken), cancellationToken);

    /// <summary>The labels of the entry points from which requests reach the node, the nearest first, up to a greatest number.</summary>
    public ImmutableArray<string> EntryPointsOf(SyntaxNode site, int maximum, CancellationToken cancellationToken)
    {
        var start = ExecutionOf(site, cancellationToken);
        if (start.EntryPoint is { } own)
        {
            return ImmutableArray.Create(own.Label);
        }

        var labels = ImmutableArray.CreateBuilder<string>();
        if (start.Body is { } body)
        {
            // Nothing counts, so the search goes on to all of them.
            Search(body, entryPoint => IsRequest(entryPoint) && !labels.Contains(entryPoint.Label) && Add(entryPoint.Label), cancellationToken);
        }

        return labels.ToImmutable();

        bool Add(string label)
        {
            labels.Add(label);
            return labels.Count >= maximum;
        }
    }

    /// <summary>Keeps for the next compilation what this one learns of a file while it is analyzed; see <see cref="MemberMentions.Remember"/>.</summary>
    public void Remember(SyntaxTree tree, IEnumerable<(string Name, int Group)> asked, CancellationToken cancellationToken)
    {
        _inferenceCalls.Remember(tree, cancellationToken);
        _callers.Mentions.Remember(tree, asked, cancellationToken);
    }

    private static bool IsRequest(EntryPoint entryPoint) => entryPoint.Kind != EntryPointKind.Schedule;

    private RequestPath? Find(Execution start, ConcurrentDictionary<Body, RequestPath?> known, Func<EntryPoint, bool> counts, CancellationToken cancellationToken)
    {
        if (start.EntryPoint is { } entryPoint)
        {
            return counts(entryPoint) ? new RequestPath(entryPoint, FirstSteps(entryPoint), ImmutableArray.Create(entryPoint.Location)) : null;
        }

        return start.Body is not { } body ? null : known.TryGetValue(body, out var path) ? path : known.GetOrAdd(body, Search(body, counts, cancellationToken));
    }

    // Everything that runs the body, directly or through others, nearest first, up to the first entry point that counts.
    private RequestPath? Search(Body start, Func<EntryPoint, bool> counts, CancellationToken cancellationToken)
    {
        var visited = new HashSet<Body> { start };
        var queue = new Queue<Step>();
        queue.Enqueue(new Step(start, default, null, 0));
        while (queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var current = queue.Dequeue();
            foreach (var execution in _callers.Of(current.Body, cancellationToken))
            {
                var step = new Step(execution.Body ?? current.Body, execution, current, current.Depth + 1);
                if (execution.EntryPoint is { } entryPoint)
                {
                    if (counts(entryPoint))
                    {
                        return Witness(entryPoint, step);
                    }
                }
                else if (step.Depth < MaximumDepth && visited.Count < MaximumBodies && visited.Add(step.Body))
                {
                    queue.Enqueue(step);
                }
            }
        }

        return null;
    }

    private static RequestPath Witness(EntryPoint entryPoint, Step last)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        var sites = ImmutableArray.CreateBuilder<Location>();
        steps.AddRange(FirstSteps(entryPoint));
        for (var step = last; step.Previous is { } previous; step = previous)
        {
            sites.Add(step.Execution.Site.GetLocation());
            var name = PathStep.Name(previous.Body.Symbol);
            if (steps[steps.Count - 1] != name)
            {
                steps.Add(name);
            }
        }

        return new RequestPath(entryPoint, steps.ToImmutable(), sites.ToImmutable());
    }

    // A routed action is named by its route and then by its method.
    private static ImmutableArray<string> FirstSteps(EntryPoint entryPoint) =>
        entryPoint.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && PathStep.Name(method) is var name && name != entryPoint.Label && entryPoint.Label.Contains("/")
            ? ImmutableArray.Create(entryPoint.Label, name)
            : ImmutableArray.Create(entryPoint.Label);

    private sealed class Step(Body body, Execution execution, Step? previous, int depth)
    {
        public Body Body { get; } = body;

        public Execution Execution { get; } = execution;

        public Step? Previous { get; } = previous;

        public int Depth { get; } = depth;
    }
}

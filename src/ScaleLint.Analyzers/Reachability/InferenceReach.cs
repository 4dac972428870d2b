using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Answers which entry points reach an inference call: one search backward from all calls, and after a key press as little of it as can be.
/// </summary>
/// <remarks>
/// The code that reaches inference is the least set that holds whatever calls a model or calls code of the set. Each call stands in one file. So where the declarations and
/// registrations are the same as before, and each changed file has the same calls into the set as before, the set is the same as before. Only the
/// changed files are bound to see that. Edges that follow from declarations and registrations alone are not counted; the stamp stands for them.
/// </remarks>
internal sealed class InferenceReach
{
    private readonly Compilation _compilation;
    private readonly ulong _stamp;
    private readonly SemanticModels _models;
    private readonly InferenceCalls _calls;
    private readonly Executions _executions;
    private readonly Callers _callers;

    public InferenceReach(Compilation compilation, ulong stamp, SemanticModels models, InferenceCalls calls, Executions executions, Callers callers)
    {
        _compilation = compilation;
        _stamp = stamp;
        _models = models;
        _calls = calls;
        _executions = executions;
        _callers = callers;
        Keys = new SourceKeys(compilation);
    }

    /// <summary>How entry points are named in the result.</summary>
    public SourceKeys Keys { get; }

    /// <summary>The entry points that reach inference.</summary>
    public InferenceEntryPoints Find(CancellationToken cancellationToken)
    {
        var trees = _compilation.SyntaxTrees.Select(DeclarationStamp.Identity).ToArray();
        var snapshot = InferenceSnapshot.Find(_stamp, trees.Length) is { } known && IsSame(known, trees, cancellationToken)
            ? known with { Trees = trees }
            : Search(trees, cancellationToken);
        snapshot.Keep();
        return snapshot.EntryPoints;
    }

    private bool IsSame(InferenceSnapshot known, ulong[] trees, CancellationToken cancellationToken)
    {
        var index = 0;
        foreach (var tree in _compilation.SyntaxTrees)
        {
            if (known.Trees[index] != trees[index] && known.Calls[index] != CallsIn(tree, known, cancellationToken))
            {
                return false;
            }

            index++;
        }

        return true;
    }

    private ulong CallsIn(SyntaxTree tree, InferenceSnapshot known, CancellationToken cancellationToken)
    {
        ulong sum = 0;
        foreach (var call in _calls.In(tree, cancellationToken))
        {
            sum += Hash(_executions.Of(call, cancellationToken), null);
        }

        var references = new NameReferences([tree]);
        var callers = _callers.In(references);
        foreach (var body in MentionedBodies(tree, references, known, cancellationToken))
        {
            foreach (var execution in callers.Of(body, cancellationToken))
            {
                if (execution.Site.SyntaxTree == tree && IsCounted(execution, body))
                {
                    sum += Hash(execution, body);
                }
            }
        }

        return sum;
    }

    private HashSet<Body> MentionedBodies(SyntaxTree tree, NameReferences references, InferenceSnapshot known, CancellationToken cancellationToken)
    {
        var words = WordIndex.Of(tree, cancellationToken);
        var model = _models.Of(tree);
        var mentions = known.Names.Where(name => words.MayContain(new Word(name))).SelectMany(name => references.Of(name, cancellationToken).Cast<SyntaxNode>()).Concat(references.ImplicitCreations(cancellationToken));
        var bodies = new HashSet<Body>();
        foreach (var mention in mentions)
        {
            var info = model.GetSymbolInfo(mention, cancellationToken);
            foreach (var symbol in info.Symbol is { } bound ? ImmutableArray.Create(bound) : info.CandidateSymbols)
            {
                var definition = Body.DefinitionOf(symbol);
                var target = Keys.Of(definition);
                if (!known.BodiesByTarget.TryGetValue(target, out var keys))
                {
                    continue;
                }

                foreach (var (kind, key) in keys)
                {
                    if ((key == target ? definition : DocumentationCommentId.GetFirstSymbolForDeclarationId(key, _compilation)) is { } meant)
                    {
                        bodies.Add(new Body(kind, meant));
                    }
                }
            }
        }

        return bodies;
    }

    private InferenceSnapshot Search(ulong[] trees, CancellationToken cancellationToken)
    {
        var entryPoints = new InferenceEntryPoints();
        var calls = new ulong[trees.Length];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var bodiesByTarget = new Dictionary<string, List<(BodyKind Kind, string Key)>>(StringComparer.Ordinal);
        var visited = new HashSet<Body>();
        var queue = new Queue<Body>();

        void Follow(Execution execution)
        {
            if (execution.EntryPoint is { } entryPoint)
            {
                if (entryPoint.Kind != EntryPointKind.Schedule)
                {
                    entryPoints.Add(entryPoint, Keys);
                }
            }
            else if (execution.Body is { } body && visited.Add(body))
            {
                queue.Enqueue(body);
            }
        }

        foreach (var call in _calls.All(cancellationToken))
        {
            var execution = _executions.Of(call, cancellationToken);
            calls[Keys.Of(call.SyntaxTree)] += Hash(execution, null);
            Follow(execution);
        }

        while (queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = queue.Dequeue();
            foreach (var target in _callers.TargetsOf(body, cancellationToken))
            {
                names.Add(MemberMentions.LastName(target));
                var key = Keys.Of(target);
                if (!bodiesByTarget.TryGetValue(key, out var bodies))
                {
                    bodiesByTarget.Add(key, bodies = []);
                }

                bodies.Add((body.Kind, Keys.Of(body.Symbol)));
            }

            foreach (var execution in _callers.Of(body, cancellationToken))
            {
                if (IsCounted(execution, body))
                {
                    calls[Keys.Of(execution.Site.SyntaxTree)] += Hash(execution, body);
                }

                Follow(execution);
            }
        }

        return new InferenceSnapshot { Stamp = _stamp, Trees = trees, Calls = calls, Names = names, BodiesByTarget = bodiesByTarget, EntryPoints = entryPoints };
    }

    // What the container or the framework builds follows from declarations and registrations.
    private static bool IsCounted(Execution execution, Body body) =>
        execution.EntryPoint is not { Kind: EntryPointKind.Construction } &&
        !(execution.Body is { Kind: BodyKind.Service } service && SymbolEqualityComparer.Default.Equals(service.Symbol, body.Symbol.ContainingType));

    private ulong Hash(Execution execution, Body? called) =>
        execution.IsDeadEnd ? 0 : DeclarationStamp.Mix(DeclarationStamp.Hash(Keys.Of(execution)), called is { } body ? DeclarationStamp.Hash(Keys.Of(body)) : 0);
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Places in the source that mention something, found by what they bind to. A place is bound once however many members are asked for, so a
/// name that a thousand members share costs what one member with a thousand mentions does; and not again in the next compilation, as long as its file and the
/// declarations stay the same. Places are bound in groups, and a group only when asked for.
/// </summary>
/// <typeparam name="T">The syntax of a place.</typeparam>
internal sealed class MemberIndex<T>
    where T : SyntaxNode
{
    // What a place binds to when it is not one member: several candidates, which only binding it anew can tell, or nothing that has an ID.
    private const ulong Ambiguous = 0;
    private const ulong Nothing = SymbolIds.None;

    private static readonly TreeFacts<ConcurrentDictionary<(string Name, int Group), ulong[]>> Facts = new();

    private readonly SortedDictionary<int, Group> _groups = [];
    private readonly string _name;
    private readonly SemanticModels _models;
    private readonly ulong _stamp;
    private readonly Action<string, int>? _onAsked;

    /// <summary>Sorts the places, given in the order of the source, into groups; a place without a group is left out.</summary>
    /// <param name="name">What they have in common: no other index of these files may have the same name.</param>
    /// <param name="places">The places.</param>
    /// <param name="groupOf">The group of a place.</param>
    /// <param name="models">Binds them.</param>
    /// <param name="stamp">What the declarations are; see <see cref="DeclarationStamp"/>.</param>
    /// <param name="onAsked">Told of each group that is bound.</param>
    public MemberIndex(string name, IEnumerable<T> places, Func<T, int?> groupOf, SemanticModels models, ulong stamp, Action<string, int>? onAsked = null)
    {
        _onAsked = onAsked;
        _name = name;
        _models = models;
        _stamp = stamp;
        var order = 0;
        foreach (var place in places)
        {
            if (groupOf(place) is { } number)
            {
                if (!_groups.TryGetValue(number, out var group))
                {
                    _groups.Add(number, group = new Group(number));
                }

                group.Places.Add((order++, place));
            }
        }
    }

    /// <summary>The places in groups that <paramref name="includes"/> accepts that bind to one of the targets, in the order of the source.</summary>
    public IEnumerable<T> Of(HashSet<ISymbol> targets, Func<int, bool> includes, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<int, (T Place, bool IsSure)>();
        var wanted = targets.Select(_models.Ids.Of).Append(Ambiguous).Distinct().ToList();
        foreach (var pair in _groups)
        {
            if (!includes(pair.Key))
            {
                continue;
            }

            var byId = pair.Value.ById(this, cancellationToken);
            foreach (var id in wanted)
            {
                if (byId.TryGetValue(id, out var places))
                {
                    foreach (var (order, place) in places)
                    {
                        found[order] = (place, id is not (Ambiguous or Nothing));
                    }
                }
            }
        }

        // An ID says what a place binds to, so that a file that did not change is not bound again only to hear the same.
        return found.Values.Where(place => place.IsSure || IsOneOf(_models.Of(place.Place.SyntaxTree).GetSymbolInfo(place.Place, cancellationToken), targets)).Select(place => place.Place);
    }

    /// <summary>True where a place with this information may mean one of the targets.</summary>
    public static bool IsOneOf(SymbolInfo info, HashSet<ISymbol> targets)
    {
        if (info.Symbol is { } symbol)
        {
            return targets.Contains(Body.DefinitionOf(symbol));
        }

        foreach (var candidate in info.CandidateSymbols)
        {
            if (targets.Contains(Body.DefinitionOf(candidate)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the places of one group in one file bind to, as it will be asked for; they are all its places there, in the order of the text. For <c>new(…)</c> that is the type.</summary>
    public static ulong[] Bind(string name, int group, IReadOnlyList<T> places, SemanticModels models, ulong stamp, CancellationToken cancellationToken)
    {
        var tree = places[0].SyntaxTree;
        var known = Facts.Of(tree, stamp, static () => new ConcurrentDictionary<(string Name, int Group), ulong[]>());
        return known.TryGetValue((name, group), out var ids) ? ids : known.GetOrAdd((name, group), places.Select(place =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = models.Of(tree);
            var told = place switch
            {
                SimpleNameSyntax name => MemberLookup.Find(name, model, cancellationToken),
                ImplicitObjectCreationExpressionSyntax creation => (ISymbol?)CreatedTypes.Of(creation, model, cancellationToken) ?? model.GetTypeInfo(creation, cancellationToken).Type,
                _ => null,
            };
            if (told is not null)
            {
                return models.Ids.Of(Body.DefinitionOf(told));
            }

            var info = model.GetSymbolInfo(place, cancellationToken);
            return info.Symbol is { } symbol ? models.Ids.Of(Body.DefinitionOf(symbol)) : info.CandidateSymbols.IsEmpty ? Nothing : Ambiguous;
        }).ToArray());
    }

    private sealed class Group(int number)
    {
        private readonly object _gate = new();
        private volatile Dictionary<ulong, List<(int Order, T Place)>>? _byId;

        public int Number => number;

        public List<(int Order, T Place)> Places { get; } = [];

        public Dictionary<ulong, List<(int Order, T Place)>> ById(MemberIndex<T> index, CancellationToken cancellationToken)
        {
            if (_byId is { } known)
            {
                return known;
            }

            lock (_gate)
            {
                return _byId ??= Sort(index, cancellationToken);
            }
        }

        private Dictionary<ulong, List<(int Order, T Place)>> Sort(MemberIndex<T> index, CancellationToken cancellationToken)
        {
            index._onAsked?.Invoke(index._name, Number);
            var byId = new Dictionary<ulong, List<(int Order, T Place)>>();
            foreach (var file in Places.GroupBy(place => place.Place.SyntaxTree))
            {
                var places = file.ToList();
                var ids = Bind(index._name, Number, places.ConvertAll(place => place.Place), index._models, index._stamp, cancellationToken);
                for (var i = 0; i < ids.Length; i++)
                {
                    if (!byId.TryGetValue(ids[i], out var same))
                    {
                        byId.Add(ids[i], same = []);
                    }

                    same.Add(places[i]);
                }
            }

            return byId;
        }
    }
}

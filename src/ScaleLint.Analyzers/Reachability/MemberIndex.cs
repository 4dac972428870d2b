using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Places in the source that mention something, found by what they bind to. Each place is bound once however many members are asked for, so a
/// name that a thousand members share costs what one member with a thousand mentions does. Places are bound in groups, and a group only when asked for.
/// </summary>
/// <typeparam name="T">The syntax of a place.</typeparam>
internal sealed class MemberIndex<T>
    where T : SyntaxNode
{
    private readonly SortedDictionary<int, Group> _groups = [];

    /// <summary>Sorts the places, given in the order of the source, into groups; a place without a group is left out.</summary>
    public MemberIndex(IEnumerable<T> places, Func<T, int?> groupOf)
    {
        var order = 0;
        foreach (var place in places)
        {
            if (groupOf(place) is { } number)
            {
                if (!_groups.TryGetValue(number, out var group))
                {
                    _groups.Add(number, group = new Group());
                }

                group.Places.Add((order++, place));
            }
        }
    }

    /// <summary>The places in groups that <paramref name="includes"/> accepts that bind to one of the targets, in the order of the source.</summary>
    public List<T> Of(IReadOnlyCollection<ISymbol> targets, Func<int, bool> includes, Func<T, SymbolInfo> bind, CancellationToken cancellationToken)
    {
        var found = new List<(int Order, T Place)>();
        foreach (var pair in _groups)
        {
            if (!includes(pair.Key))
            {
                continue;
            }

            var bySymbol = pair.Value.BySymbol(bind, cancellationToken);
            foreach (var target in targets)
            {
                if (bySymbol.TryGetValue(target, out var places))
                {
                    found.AddRange(places);
                }
            }
        }

        found.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        var distinct = new List<T>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            // A place with several candidates is found under each of them.
            if (i == 0 || found[i].Order != found[i - 1].Order)
            {
                distinct.Add(found[i].Place);
            }
        }

        return distinct;
    }

    private sealed class Group
    {
        private readonly object _gate = new();
        private volatile Dictionary<ISymbol, List<(int Order, T Place)>>? _bySymbol;

        public List<(int Order, T Place)> Places { get; } = [];

        public Dictionary<ISymbol, List<(int Order, T Place)>> BySymbol(Func<T, SymbolInfo> bind, CancellationToken cancellationToken)
        {
            if (_bySymbol is { } known)
            {
                return known;
            }

            lock (_gate)
            {
                return _bySymbol ??= Bind(bind, cancellationToken);
            }
        }

        private Dictionary<ISymbol, List<(int Order, T Place)>> Bind(Func<T, SymbolInfo> bind, CancellationToken cancellationToken)
        {
            var bySymbol = new Dictionary<ISymbol, List<(int Order, T Place)>>(SymbolEqualityComparer.Default);
            foreach (var place in Places)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var info = bind(place.Place);
                if (info.Symbol is { } symbol)
                {
                    Add(bySymbol, symbol, place);
                }
                else
                {
                    foreach (var candidate in info.CandidateSymbols)
                    {
                        Add(bySymbol, candidate, place);
                    }
                }
            }

            return bySymbol;
        }

        private static void Add(Dictionary<ISymbol, List<(int Order, T Place)>> bySymbol, ISymbol symbol, (int Order, T Place) place)
        {
            var definition = Body.DefinitionOf(symbol);
            if (!bySymbol.TryGetValue(definition, out var places))
            {
                bySymbol.Add(definition, places = []);
            }

            places.Add(place);
        }
    }
}

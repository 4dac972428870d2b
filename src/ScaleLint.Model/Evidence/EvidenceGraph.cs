namespace ScaleLint.Model;

/// <summary>
/// The evidence of many projects laid together: from each member that a project may call, over interfaces that one project declares, a second implements and
/// a third calls, to what the call leads to.
/// </summary>
public sealed class EvidenceGraph
{
    // Longest way through libraries, in calls of one into another.
    private const int MaximumDepth = 32;

    private readonly ILookup<string, EvidenceItem> _callsByTarget;

    /// <summary>Lays evidence together. The same assembly given twice counts once.</summary>
    public EvidenceGraph(IEnumerable<ProjectEvidence> projects)
    {
        var distinct = projects.GroupBy(project => project.Assembly, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .OrderBy(project => project.Assembly, StringComparer.Ordinal)
            .ToList();
        Assemblies = new HashSet<string>(distinct.Select(project => project.Assembly), StringComparer.OrdinalIgnoreCase);
        _callsByTarget = distinct.SelectMany(project => project.Items).Where(item => item.Kind == EvidenceKind.Call).ToLookup(item => item.Target, StringComparer.Ordinal);
        Smells = [.. distinct.SelectMany(project => project.Items.Where(item => item is { Kind: EvidenceKind.Smell, Justification: null }).Select(item => new LibrarySmell(project.Assembly, item, WaysTo(item.OpenEnds), [.. WaysTo([new OpenEnd(item.Requires, [])]).Select(way => way.Member)])))];
        InferenceMembers = [.. distinct.SelectMany(project => project.Items).Where(item => item.Kind == EvidenceKind.Inference).SelectMany(item => WaysTo(item.OpenEnds)).Select(way => way.Member).Distinct(StringComparer.Ordinal).OrderBy(member => member, StringComparer.Ordinal)];
    }

    /// <summary>The assemblies that the evidence is of.</summary>
    public IReadOnlyCollection<string> Assemblies { get; }

    /// <summary>Every smell that nobody has accepted, with the members that lead to it.</summary>
    public IReadOnlyList<LibrarySmell> Smells { get; }

    /// <summary>The members that lead to an inference call, sorted.</summary>
    public IReadOnlyList<string> InferenceMembers { get; }

    // Backward, breadth first: whoever calls a member that leads there leads there too.
    private List<LibraryWay> WaysTo(IReadOnlyList<OpenEnd> ends)
    {
        var ways = new List<LibraryWay>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string> nothing = [];
        var queue = new Queue<(OpenEnd End, IReadOnlyList<string> Behind, int Depth)>(ends.Select(end => (end, nothing, 1)));
        while (queue.Count > 0)
        {
            var (end, behind, depth) = queue.Dequeue();
            var path = behind.Count == 0 ? end.Path : [.. end.Path, .. behind];
            foreach (var member in end.Members)
            {
                if (!seen.Add(member))
                {
                    continue;
                }

                ways.Add(new LibraryWay(member, path));
                if (depth < MaximumDepth)
                {
                    foreach (var outer in _callsByTarget[member].SelectMany(call => call.OpenEnds))
                    {
                        queue.Enqueue((outer, path, depth + 1));
                    }
                }
            }
        }

        return ways;
    }
}

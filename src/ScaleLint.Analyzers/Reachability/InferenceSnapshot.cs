using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Which code of a compilation reaches an inference call, in a form that outlives it: no symbol, no node.
/// The next compilation may use it as it is where no file has more or fewer calls of that code; see <see cref="InferenceReach"/>.
/// </summary>
internal sealed record InferenceSnapshot
{
    private const int MaximumKept = 16;
    private static readonly InferenceSnapshot?[] Kept = new InferenceSnapshot?[MaximumKept];
    private static int _next;

    /// <summary>The declarations, options and registrations under which it was found.</summary>
    public required ulong Stamp { get; init; }

    /// <summary>The identity of each file.</summary>
    public required ulong[] Trees { get; init; }

    /// <summary>For each file, the sum of the hashes of its calls of code that reaches inference.</summary>
    public required ulong[] Calls { get; init; }

    /// <summary>The names by which that code is mentioned.</summary>
    public required HashSet<string> Names { get; init; }

    /// <summary>By the key of what a mention may bind to: the bodies that it may run.</summary>
    public required Dictionary<string, List<(BodyKind Kind, string Key)>> BodiesByTarget { get; init; }

    /// <summary>The entry points that reach inference.</summary>
    public required InferenceEntryPoints EntryPoints { get; init; }

    /// <summary>The latest one with this stamp and number of files, or null.</summary>
    public static InferenceSnapshot? Find(ulong stamp, int trees)
    {
        lock (Kept)
        {
            return Kept.FirstOrDefault(snapshot => snapshot is not null && snapshot.Stamp == stamp && snapshot.Trees.Length == trees);
        }
    }

    /// <summary>Keeps it for the compilations to come, in the place of an older one.</summary>
    public void Keep()
    {
        lock (Kept)
        {
            var place = Array.FindIndex(Kept, snapshot => snapshot?.Stamp == Stamp);
            if (place < 0)
            {
                place = _next;
                _next = (_next + 1) % MaximumKept;
            }

            Kept[place] = this;
        }
    }
}

using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// What was bound in a file, kept from one compilation to the next as long as the file and the declarations of the compilation stay the same.
/// The facts hold no symbol, no node and no compilation, so nothing else is kept alive.
/// </summary>
/// <typeparam name="T">The facts of one file.</typeparam>
internal sealed class TreeFacts<T>
    where T : class
{
    private readonly TreeTable<Kept> _byTree = new();

    /// <summary>The facts of <paramref name="tree"/>, found anew where the stamp is not the one they were found under.</summary>
    public T Of(SyntaxTree tree, ulong stamp, Func<T> find)
    {
        if (_byTree.Find(tree)?.Latest is { } latest && latest.Stamp == stamp)
        {
            return latest.Facts;
        }

        var facts = find();
        (_byTree.Find(tree) ?? _byTree.Add(tree, new Kept())).Latest = new Stamped(stamp, facts);
        return facts;
    }

    private sealed class Kept
    {
        // One reference, so that no thread sees the stamp of one compilation with the facts of another.
        public volatile Stamped? Latest;
    }

    private sealed record Stamped(ulong Stamp, T Facts);
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Something known of a file, for as long as its syntax tree lives.</summary>
/// <typeparam name="T">What is known.</typeparam>
internal sealed class TreeTable<T>
    where T : class
{
    private readonly int _slot = TreeNotes.Reserve();

    /// <summary>What is known of the tree; null where nothing is yet.</summary>
    public T? Find(SyntaxTree tree) => (T?)Volatile.Read(ref TreeNotes.Of(tree)[_slot]);

    /// <summary>Adds what was found out. Where another thread was first, what it added counts: all get the same.</summary>
    public T Add(SyntaxTree tree, T found) => (T?)Interlocked.CompareExchange(ref TreeNotes.Of(tree)[_slot], found, null) ?? found;
}

/// <summary>The slots of all tables for one tree: a table of its own for each would make the garbage collector keep watch over each tree as many times.</summary>
internal static class TreeNotes
{
    private const int Slots = 8;

    private static readonly ConditionalWeakTable<SyntaxTree, object?[]> ByTree = new();
    private static int _reserved;

    /// <summary>A slot for a new table.</summary>
    /// <exception cref="InvalidOperationException">There are more tables than slots.</exception>
    public static int Reserve() => Interlocked.Increment(ref _reserved) is <= Slots and var count ? count - 1 : throw new InvalidOperationException("TreeNotes has too few slots.");

    /// <summary>The slots of a tree.</summary>
    public static object?[] Of(SyntaxTree tree) => ByTree.GetValue(tree, static _ => new object?[Slots]);
}

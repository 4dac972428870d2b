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

    /// <summary>What is known of the tree, made where nothing is yet; all threads get the same.</summary>
    public T Of(SyntaxTree tree, Func<SyntaxTree, T> create)
    {
        ref var slot = ref TreeNotes.Of(tree)[_slot];
        return (T?)Volatile.Read(ref slot) ?? Add(ref slot, create(tree));
    }

    private static T Add(ref object? slot, T created) => (T?)Interlocked.CompareExchange(ref slot, created, null) ?? created;
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

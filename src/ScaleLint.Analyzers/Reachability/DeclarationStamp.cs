using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// A number that is the same for two compilations that declare the same: types, signatures, attributes, usings, constants, references and options.
/// </summary>
/// <remarks>
/// C# binds the body of a member from its own text and from declarations, never from other bodies. So what was bound in one file holds in
/// the next compilation, as long as neither that file nor this stamp has changed, and most key presses change only a body. The stamp of a file lives as
/// long as its syntax tree; it lives in this process only and reaches no output.
/// </remarks>
internal static class DeclarationStamp
{
    private static readonly TreeTable<StrongBox<ulong>> OfTrees = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Identities = new();
    private static long _lastIdentity;

    /// <summary>The stamp of a compilation.</summary>
    public static ulong Of(Compilation compilation, CancellationToken cancellationToken)
    {
        // By identity: the hash code of options asks that of their resolvers, and the compiler's own throw.
        var stamp = Mix(Identity(compilation.Options), Hash(compilation.AssemblyName ?? string.Empty));
        foreach (var reference in compilation.References)
        {
            stamp = Mix(stamp, Identity(reference));
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            stamp = Mix(stamp, OfTree(tree, cancellationToken));
        }

        return stamp;
    }

    /// <summary>A number that no other object of this process has had.</summary>
    public static ulong Identity(object reference) =>
        Identities.GetValue(reference, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref _lastIdentity))).Value;

    /// <summary>The stamp of <paramref name="first"/> followed by <paramref name="second"/>.</summary>
    public static ulong Mix(ulong first, ulong second)
    {
        // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
        var mixed = unchecked((first * 31) + second + 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number for a text.</summary>
    public static ulong Hash(string text) => Hash(text, 0, text.Length);

    private static ulong Hash(string text, int start, int length)
    {
        // FNV-1a over characters (Fowler, Noll, Vo), mixed since FNV leaves the last character in the low bits.
        ulong hash = 0xCBF29CE484222325;
        for (var i = start; i < start + length; i++)
        {
            hash = unchecked((hash ^ text[i]) * 0x100000001B3);
        }

        return Mix(hash, (ulong)length);
    }

    private static ulong OfTree(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (OfTrees.Find(tree) is { } known)
        {
            return known.Value;
        }

        var text = tree.GetText(cancellationToken).ToString();
        ulong stamp = 0;
        DeclaredText.Visit((CompilationUnitSyntax)tree.GetRoot(cancellationToken), part => stamp = Mix(stamp, Hash(text, part.Start, part.Length)));
        return OfTrees.Add(tree, new StrongBox<ulong>(stamp)).Value;
    }
}

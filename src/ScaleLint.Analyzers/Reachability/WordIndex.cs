using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Which words a source file contains, so that a search for callers opens only the files that can hold one.
/// It is made from the text, not the syntax, because reading characters costs a hundredth of creating nodes, and it lives as long
/// as its tree: an edit re-indexes one file. Four bytes per distinct word.
/// </summary>
internal sealed class WordIndex
{
    private const uint HashSeed = 2166136261;
    private const uint HashPrime = 16777619;

    private static readonly ConditionalWeakTable<SyntaxTree, WordIndex> ByTree = new();

    private readonly uint[] _hashes;

    private WordIndex(uint[] hashes) => _hashes = hashes;

    /// <summary>Bytes held by the index, for the memory benchmark.</summary>
    internal int Size => _hashes.Length * sizeof(uint);

    /// <summary>The index of a tree, made at the first question.</summary>
    public static WordIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (ByTree.TryGetValue(tree, out var index))
        {
            return index;
        }

        var created = new WordIndex(Hashes(tree.GetText(cancellationToken)));
        return ByTree.GetValue(tree, _ => created);
    }

    /// <summary>False where the file surely does not contain the word; a rare hash collision answers true.</summary>
    public bool MayContain(string word) => Array.BinarySearch(_hashes, Hash(word)) >= 0;

    /// <summary>The start of every whole-word occurrence of <paramref name="word"/>, comments and strings included.</summary>
    public static IEnumerable<int> Positions(SourceText text, string word) => Positions(text.ToString(), word);

    /// <summary>The same for a part of a file.</summary>
    public static IEnumerable<int> Positions(string content, string word)
    {
        for (var at = content.IndexOf(word, StringComparison.Ordinal); at >= 0; at = content.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsWordPart(content[at - 1])) && (at + word.Length == content.Length || !IsWordPart(content[at + word.Length])))
            {
                yield return at;
            }
        }
    }

    private static uint[] Hashes(SourceText text)
    {
        var seen = new HashSet<uint>();
        var buffer = ArrayPool<char>.Shared.Rent(4096);
        try
        {
            var hash = HashSeed;
            var inWord = false;
            for (var start = 0; start < text.Length; start += buffer.Length)
            {
                var count = Math.Min(buffer.Length, text.Length - start);
                text.CopyTo(start, buffer, 0, count);
                for (var i = 0; i < count; i++)
                {
                    var c = buffer[i];
                    if (IsWordPart(c))
                    {
                        hash = unchecked((hash ^ c) * HashPrime);
                        inWord = true;
                    }
                    else if (inWord)
                    {
                        seen.Add(hash);
                        hash = HashSeed;
                        inWord = false;
                    }
                }
            }

            if (inWord)
            {
                seen.Add(hash);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        var hashes = new uint[seen.Count];
        seen.CopyTo(hashes);
        Array.Sort(hashes);
        return hashes;
    }

    private static uint Hash(string word)
    {
        var hash = HashSeed;
        foreach (var c in word)
        {
            hash = unchecked((hash ^ c) * HashPrime);
        }

        return hash;
    }

    private static bool IsWordPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > 127 && char.IsLetterOrDigit(c));
}

using System.Buffers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Which words a source file contains, so that a search for callers opens only the files that can hold one.
/// It is made from the text, not the syntax, because reading characters costs a hundredth of creating nodes, and it lives as long
/// as its tree: an edit re-indexes one file.
/// </summary>
/// <remarks>
/// Every name that a search follows is asked of every file, and nearly all say no. So the words are a hash table of two bytes a place, without the words: a no is a look or a few. Seldom a file
/// that has not got the word says that it may, which costs no more than looking there.
/// </remarks>
internal sealed class WordIndex
{
    private static readonly TreeTable<WordIndex> ByTree = new();

    // A mark for each word, where its hash says or in the next free place; 0 is free. The length is a power of two, and a fourth at least is free.
    private readonly ushort[] _marks;

    private WordIndex(HashSet<uint> hashes)
    {
        var length = 4;
        while (length * 3 < hashes.Count * 4)
        {
            length *= 2;
        }

        _marks = new ushort[length];
        foreach (var hash in hashes)
        {
            var place = hash & (uint)(length - 1);
            while (_marks[place] != 0)
            {
                place = (place + 1) & (uint)(length - 1);
            }

            _marks[place] = Mark(hash);
        }
    }

    /// <summary>Bytes held by the index, for the memory benchmark.</summary>
    internal int Size => _marks.Length * sizeof(ushort);

    /// <summary>The index of a tree, made at the first question.</summary>
    public static WordIndex Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        ByTree.Find(tree) ?? ByTree.Add(tree, new WordIndex(Hashes(tree.GetText(cancellationToken))));

    /// <summary>False where the file surely does not contain the word.</summary>
    public bool MayContain(Word word)
    {
        var marks = _marks;
        var last = (uint)(marks.Length - 1);
        var mark = Mark(word.Hash);
        for (var place = word.Hash & last; marks[place] != 0; place = (place + 1) & last)
        {
            if (marks[place] == mark)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The start of every whole-word occurrence of <paramref name="word"/>, comments and strings included.</summary>
    public static IEnumerable<int> Positions(SourceText text, string word) => Positions(text, new TextSpan(0, text.Length), word);

    /// <summary>The same for a part of a file. A name that is still to be typed is nowhere.</summary>
    public static IEnumerable<int> Positions(SourceText text, TextSpan part, string word)
    {
        if (word.Length == 0)
        {
            yield break;
        }

        var content = text.ToString();
        for (var at = Next(part.Start); at >= 0; at = Next(at + word.Length))
        {
            if ((at == 0 || !IsWordPart(content[at - 1])) && (at + word.Length == content.Length || !IsWordPart(content[at + word.Length])))
            {
                yield return at;
            }
        }

        int Next(int from) => content.IndexOf(word, from, part.End - from, StringComparison.Ordinal);
    }

    private static HashSet<uint> Hashes(SourceText text)
    {
        var seen = new HashSet<uint>();
        var buffer = ArrayPool<char>.Shared.Rent(4096);
        try
        {
            var hash = Word.Start;
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
                        hash = Word.With(hash, c);
                        inWord = true;
                    }
                    else if (inWord)
                    {
                        seen.Add(Word.Mixed(hash));
                        hash = Word.Start;
                        inWord = false;
                    }
                }
            }

            if (inWord)
            {
                seen.Add(Word.Mixed(hash));
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return seen;
    }

    // The place is the low bits of a hash and the mark the high ones, so that words that meet in one place still differ.
    private static ushort Mark(uint hash) => (ushort)Math.Max(hash >> 16, 1);

    private static bool IsWordPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > 127 && char.IsLetterOrDigit(c));
}

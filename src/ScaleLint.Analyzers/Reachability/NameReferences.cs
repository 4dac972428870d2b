using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Where the files of one compilation, or some of them, mention a name: syntax only, nothing bound. Each name is searched once.</summary>
internal sealed class NameReferences(IEnumerable<SyntaxTree> trees)
{
    /// <summary>A name mentioned more often than this is not followed: no path is proven through it, and the search stays bounded.</summary>
    internal const int MaximumPerName = 20_000;

    private static readonly TreeTable<KnownPlaces> Places = new();

    private readonly ConcurrentDictionary<string, ImmutableArray<SimpleNameSyntax>> _byName = new(StringComparer.Ordinal);
    private (SyntaxTree Tree, WordIndex Words)[]? _files;
    private ImmutableArray<ImplicitObjectCreationExpressionSyntax> _implicitCreations;

    /// <summary>True where a file mentions the name, whatever it means there.</summary>
    public bool IsMentioned(string name, CancellationToken cancellationToken) => !Of(name, cancellationToken).IsEmpty;

    /// <summary>Every mention of <paramref name="name"/> in code, in the order of the files and then of the text; declarations, documentation and <c>nameof</c> left out.</summary>
    public ImmutableArray<SimpleNameSyntax> Of(string name, CancellationToken cancellationToken)
    {
        if (_byName.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = ImmutableArray.CreateBuilder<SimpleNameSyntax>();
        foreach (var tree in FilesWith(new Word(name), cancellationToken))
        {
            found.AddRange(Mentions(tree, name, cancellationToken));
            if (found.Count > MaximumPerName)
            {
                found.Clear();
                break;
            }
        }

        return _byName.GetOrAdd(name, found.ToImmutable());
    }

    /// <summary>Those of some files.</summary>
    public IEnumerable<SimpleNameSyntax> Of(string name, HashSet<SyntaxTree> within, CancellationToken cancellationToken) =>
        (within.Count == 1 ? within.Where(trees.Contains) : trees.Where(within.Contains)).SelectMany(tree => In(tree, name, cancellationToken));

    /// <summary>Every <c>new(…)</c> whose type the syntax does not name nearby. Those of a declaration that names its type are found under that name instead.</summary>
    public ImmutableArray<ImplicitObjectCreationExpressionSyntax> ImplicitCreations(CancellationToken cancellationToken)
    {
        if (!_implicitCreations.IsDefault)
        {
            return _implicitCreations;
        }

        var found = ImmutableArray.CreateBuilder<ImplicitObjectCreationExpressionSyntax>();
        foreach (var tree in FilesWith(new Word("new"), cancellationToken))
        {
            var root = tree.GetRoot(cancellationToken);
            var text = tree.GetText(cancellationToken);
            foreach (var position in WordIndex.Positions(text, "new"))
            {
                if (position + 3 < text.Length && text[position + 3] == '(' &&
                    root.FindToken(position).Parent is ImplicitObjectCreationExpressionSyntax creation)
                {
                    found.Add(creation);
                }
            }
        }

        ImmutableInterlocked.InterlockedInitialize(ref _implicitCreations, found.ToImmutable());
        return _implicitCreations;
    }

    /// <summary>The files that may contain the word, in their order.</summary>
    public IEnumerable<SyntaxTree> FilesWith(Word word, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var files = _files ??= trees.Select(tree => (tree, WordIndex.Of(tree, cancellationToken))).ToArray();
        foreach (var (tree, words) in files)
        {
            if (words.MayContain(word))
            {
                yield return tree;
            }
        }
    }

    /// <summary>Bytes that are kept of a file, for the memory benchmark.</summary>
    internal static long Size(SyntaxTree tree) => Places.Find(tree)?.Size ?? 0;

    /// <summary>Every mention of <paramref name="name"/> in the code of one file, in the order of the text.</summary>
    public static IEnumerable<SimpleNameSyntax> In(SyntaxTree tree, string name, CancellationToken cancellationToken) =>
        WordIndex.Of(tree, cancellationToken).MayContain(new Word(name)) ? Mentions(tree, name, cancellationToken) : [];

    /// <summary>The same for many names, one after the other.</summary>
    public static IEnumerable<SimpleNameSyntax> In(SyntaxTree tree, ImmutableArray<Word> names, CancellationToken cancellationToken)
    {
        var words = WordIndex.Of(tree, cancellationToken);
        foreach (var name in names)
        {
            if (words.MayContain(name))
            {
                foreach (var mention in Mentions(tree, name.Text, cancellationToken))
                {
                    yield return mention;
                }
            }
        }
    }

    // Where the mentions are is found once in the life of a tree; a node is not kept, since a tree lets go of those that nobody looks at.
    private static IEnumerable<SimpleNameSyntax> Mentions(SyntaxTree tree, string name, CancellationToken cancellationToken)
    {
        var known = Places.Find(tree) ?? Places.Add(tree, new KnownPlaces());
        if (known.Of(name) is { } places)
        {
            return places.Length == 0 ? [] : At(tree.GetRoot(cancellationToken), places);
        }

        var found = Search(tree, name, cancellationToken);
        known.Add(name, found.ConvertAll(static mention => mention.Identifier.SpanStart).ToArray());
        return found;
    }

    private static IEnumerable<SimpleNameSyntax> At(SyntaxNode root, int[] places)
    {
        foreach (var place in places)
        {
            yield return (SimpleNameSyntax)root.FindToken(place).Parent!;
        }
    }

    private static List<SimpleNameSyntax> Search(SyntaxTree tree, string name, CancellationToken cancellationToken)
    {
        var found = new List<SimpleNameSyntax>();
        var root = tree.GetRoot(cancellationToken);
        foreach (var position in WordIndex.Positions(tree.GetText(cancellationToken), name))
        {
            var token = root.FindToken(position);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.SpanStart <= position && token.ValueText == name &&
                token.Parent is SimpleNameSyntax mention && !IsInNameOf(mention))
            {
                found.Add(mention);
            }
        }

        return found;
    }

    private static bool IsInNameOf(SimpleNameSyntax mention)
    {
        SyntaxNode node = mention;
        while (node.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    // A file mentions few of the names that are asked for, so a short array, replaced as a whole, is enough; a dictionary for each file would outweigh the words of all of them.
    private sealed class KnownPlaces
    {
        private (string Name, int[] Places)[] _known = [];

        public long Size => _known.Sum(static known => (2L * IntPtr.Size) + ((long)known.Places.Length * sizeof(int)));

        public int[]? Of(string name)
        {
            foreach (var (known, places) in Volatile.Read(ref _known))
            {
                if (known == name)
                {
                    return places;
                }
            }

            return null;
        }

        public void Add(string name, int[] places)
        {
            while (true)
            {
                var known = Volatile.Read(ref _known);
                if (Interlocked.CompareExchange(ref _known, [.. known, (name, places)], known) == known)
                {
                    return;
                }
            }
        }
    }
}

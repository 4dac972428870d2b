using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Changes of several documents, each bound to a node of the unchanged source. The same change asked for twice is made once, so the changes of
/// several findings can be laid together and applied at once.
/// </summary>
internal sealed class SolutionEdits
{
    private readonly Dictionary<DocumentId, SortedDictionary<Key, Func<SyntaxNode, SyntaxNode>>> _edits = [];
    private readonly Dictionary<DocumentId, SortedSet<string>> _usings = [];

    /// <summary>The documents that change.</summary>
    public IEnumerable<DocumentId> Documents => _edits.Keys.Concat(_usings.Keys).Distinct();

    /// <summary>Changes a node. Several changes of one node are made in the order of their names.</summary>
    /// <param name="document">The document.</param>
    /// <param name="node">A node of the unchanged source.</param>
    /// <param name="name">What the change is: two of the same name at the same node are one.</param>
    /// <param name="change">Given the node with the changes below it made, returns what replaces it.</param>
    public void Change(DocumentId document, SyntaxNode node, string name, Func<SyntaxNode, SyntaxNode> change)
    {
        if (!_edits.TryGetValue(document, out var edits))
        {
            _edits.Add(document, edits = []);
        }

        edits[new Key(node.Span, node.RawKind, name)] = change;
    }

    /// <summary>Adds a using directive.</summary>
    public void Using(DocumentId document, string name)
    {
        if (!_usings.TryGetValue(document, out var names))
        {
            _usings.Add(document, names = new SortedSet<string>(StringComparer.Ordinal));
        }

        names.Add(name);
    }

    /// <summary>Takes over the changes of another finding.</summary>
    public void Add(SolutionEdits other)
    {
        foreach (var pair in other._edits)
        {
            if (!_edits.TryGetValue(pair.Key, out var edits))
            {
                _edits.Add(pair.Key, edits = []);
            }

            foreach (var edit in pair.Value)
            {
                edits[edit.Key] = edit.Value;
            }
        }

        foreach (var pair in other._usings)
        {
            foreach (var name in pair.Value)
            {
                Using(pair.Key, name);
            }
        }
    }

    /// <summary>The solution with every change made.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var id in Documents)
        {
            var root = await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (_edits.TryGetValue(id, out var edits))
            {
                var byNode = edits.GroupBy(edit => Find(root!, edit.Key)).ToDictionary(group => group.Key, group => group.Select(edit => edit.Value).ToList());
                root = root!.ReplaceNodes(byNode.Keys, (original, changed) => byNode[original].Aggregate(changed, (node, change) => change(node)));
            }

            if (_usings.TryGetValue(id, out var names))
            {
                root = names.Aggregate((CompilationUnitSyntax)root!, UsingDirectives.Add);
            }

            solution = solution.WithDocumentSyntaxRoot(id, root!);
        }

        return solution;
    }

    private static SyntaxNode Find(SyntaxNode root, Key key)
    {
        var node = root.FindNode(key.Span, getInnermostNodeForTie: true);
        while (node.RawKind != key.Kind)
        {
            node = node.Parent!;
        }

        return node;
    }

    private readonly struct Key(TextSpan span, int kind, string name) : IComparable<Key>
    {
        public TextSpan Span { get; } = span;

        public int Kind { get; } = kind;

        private string Name { get; } = name;

        public int CompareTo(Key other)
        {
            var order = Span.CompareTo(other.Span);
            order = order != 0 ? order : Kind.CompareTo(other.Kind);
            return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
        }
    }
}

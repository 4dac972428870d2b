using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Every inference and embedding call of one compilation, found once, at the first question about inference paths.</summary>
internal sealed class InferenceCalls
{
    private static readonly TreeFacts<TextSpan[]> Facts = new();

    private readonly Compilation _compilation;
    private readonly ulong _stamp;
    private readonly SemanticModels _models;
    private readonly ApiCatalogue _catalogue;
    private readonly Once<IReadOnlyList<(SyntaxTree Tree, TextSpan Span)>> _all;

    public InferenceCalls(Compilation compilation, ulong stamp, SemanticModels models, ApiCatalogue catalogue)
    {
        _compilation = compilation;
        _stamp = stamp;
        _models = models;
        _catalogue = catalogue;
        _all = new Once<IReadOnlyList<(SyntaxTree Tree, TextSpan Span)>>(Collect);
    }

    /// <summary>True where there is one.</summary>
    public bool Any(CancellationToken cancellationToken) => _all.Get(cancellationToken).Count > 0;

    /// <summary>The calls, in the order of the source.</summary>
    public IEnumerable<SyntaxNode> All(CancellationToken cancellationToken) =>
        _all.Get(cancellationToken).Select(call => Node(call, cancellationToken));

    /// <summary>Those of one file, in the order of the text.</summary>
    public IEnumerable<SyntaxNode> In(SyntaxTree tree, CancellationToken cancellationToken) =>
        _all.Get(cancellationToken).Where(call => call.Tree == tree).Select(call => Node(call, cancellationToken));

    /// <summary>Finds those of a file that is analyzed, whose bodies are bound anyway.</summary>
    public void Remember(SyntaxTree tree, CancellationToken cancellationToken) => Facts.Of(tree, _stamp, () => FactsOf(tree, Names(), cancellationToken));

    private ImmutableArray<Word> Names() =>
        _catalogue.NamesOf(ApiKind.Inference).Union(_catalogue.NamesOf(ApiKind.Embedding)).Union(_catalogue.NamesOf(ApiKind.ReachesInference)).Select(static name => new Word(name)).ToImmutableArray();

    private static SyntaxNode Node((SyntaxTree Tree, TextSpan Span) call, CancellationToken cancellationToken) =>
        call.Tree.GetRoot(cancellationToken).FindNode(call.Span, getInnermostNodeForTie: true);

    private List<(SyntaxTree Tree, TextSpan Span)> Collect(CancellationToken cancellationToken)
    {
        var names = Names();
        var found = new List<(SyntaxTree Tree, TextSpan Span)>();
        foreach (var tree in _compilation.SyntaxTrees)
        {
            foreach (var span in Facts.Of(tree, _stamp, () => FactsOf(tree, names, cancellationToken)))
            {
                found.Add((tree, span));
            }
        }

        return found;
    }

    private TextSpan[] FactsOf(SyntaxTree tree, ImmutableArray<Word> names, CancellationToken cancellationToken)
    {
        var spans = new SortedSet<TextSpan>();
        foreach (var mention in NameReferences.In(tree, names, cancellationToken))
        {
            if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && IsName(call, mention) && IsInference(call, mention, _models.Of(tree), cancellationToken))
            {
                spans.Add(call.Span);
            }
        }

        return spans.ToArray();
    }

    private bool IsInference(InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        MemberLookup.AllAre(name, model, member => member is IMethodSymbol method && IsInference(method), cancellationToken) ??
        (Executions.Method(model.GetSymbolInfo(call, cancellationToken)) is { } bound && IsInference(bound));

    private bool IsInference(IMethodSymbol method) => _catalogue.Find(method).Any(entry => entry.Kind is ApiKind.Inference or ApiKind.Embedding or ApiKind.ReachesInference);

    private static bool IsName(InvocationExpressionSyntax call, SimpleNameSyntax name) =>
        call.Expression == name || (call.Expression is MemberAccessExpressionSyntax access && access.Name == name) || (call.Expression is MemberBindingExpressionSyntax binding && binding.Name == name);
}

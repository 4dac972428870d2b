using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Every inference and embedding call of one compilation, found once, at the first question about inference paths.</summary>
internal sealed class InferenceCalls
{
    private readonly NameReferences _references;
    private readonly SemanticModels _models;
    private readonly ApiCatalogue _catalogue;
    private readonly Once<IReadOnlyList<SyntaxNode>> _all;

    public InferenceCalls(NameReferences references, SemanticModels models, ApiCatalogue catalogue)
    {
        _references = references;
        _models = models;
        _catalogue = catalogue;
        _all = new Once<IReadOnlyList<SyntaxNode>>(Collect);
    }

    /// <summary>The calls, in the order of the names and then of the source.</summary>
    public IReadOnlyList<SyntaxNode> All(CancellationToken cancellationToken) => _all.Get(cancellationToken);

    private List<SyntaxNode> Collect(CancellationToken cancellationToken)
    {
        var found = new List<SyntaxNode>();
        foreach (var name in _catalogue.NamesOf(ApiKind.Inference).Union(_catalogue.NamesOf(ApiKind.Embedding)).OrderBy(name => name, StringComparer.Ordinal))
        {
            foreach (var mention in _references.Of(name, cancellationToken))
            {
                if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && IsName(call, mention) &&
                    Executions.Method(_models.Of(call.SyntaxTree).GetSymbolInfo(call, cancellationToken)) is { } method &&
                    _catalogue.Find(method).Any(entry => entry.Kind is ApiKind.Inference or ApiKind.Embedding))
                {
                    found.Add(call);
                }
            }
        }

        return found;
    }

    private static bool IsName(InvocationExpressionSyntax call, SimpleNameSyntax name) =>
        call.Expression == name || (call.Expression is MemberAccessExpressionSyntax access && access.Name == name) || (call.Expression is MemberBindingExpressionSyntax binding && binding.Name == name);
}

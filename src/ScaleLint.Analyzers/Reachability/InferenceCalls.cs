using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Every inference and embedding call of one compilation, found once, at the first question about inference paths.</summary>
internal sealed class InferenceCalls(NameReferences references, SemanticModels models, ApiCatalogue catalogue)
{
    private ImmutableArray<SyntaxNode> _all;

    /// <summary>The calls, in the order of the names and then of the source.</summary>
    public ImmutableArray<SyntaxNode> All(CancellationToken cancellationToken)
    {
        if (_all.IsDefault)
        {
            ImmutableInterlocked.InterlockedInitialize(ref _all, Collect(cancellationToken));
        }

        return _all;
    }

    private ImmutableArray<SyntaxNode> Collect(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var name in catalogue.NamesOf(ApiKind.Inference).Union(catalogue.NamesOf(ApiKind.Embedding)).OrderBy(name => name, StringComparer.Ordinal))
        {
            foreach (var mention in references.Of(name, cancellationToken))
            {
                if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && IsName(call, mention) &&
                    Executions.Method(models.Of(call.SyntaxTree).GetSymbolInfo(call, cancellationToken)) is { } method &&
                    catalogue.Find(method).Any(entry => entry.Kind is ApiKind.Inference or ApiKind.Embedding))
                {
                    found.Add(call);
                }
            }
        }

        return found.ToImmutable();
    }

    private static bool IsName(InvocationExpressionSyntax call, SimpleNameSyntax name) =>
        call.Expression == name || (call.Expression is MemberAccessExpressionSyntax access && access.Name == name) || (call.Expression is MemberBindingExpressionSyntax binding && binding.Name == name);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Finds where the answer of a model call is kept: a cache whose factory makes the call, or a look-up before the call and a write of its answer behind it.
/// Other than <see cref="CacheInSight"/> it wants proof.
/// </summary>
internal sealed class AnswerCache(CostContext costs, CancellationToken cancellationToken)
{
    /// <summary>The look-up of the cache, which every request reaches, hit or miss; null where no cache is proven.</summary>
    public InvocationExpressionSyntax? LookUpOf(SyntaxNode call, ISymbol containing)
    {
        if (FactoryAround(call) is { } factory)
        {
            return factory;
        }

        if (LookUpByHand(call) is { } lookUp)
        {
            return lookUp;
        }

        // cache.GetOrCreateAsync(key, _ => AskAsync(question)): the call is one method away.
        return containing is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method
            ? costs.Paths.Callers.CallsOf(method, cancellationToken).Take(Callers.MostRead).Select(FactoryAround).FirstOrDefault(found => found is not null)
            : null;
    }

    private InvocationExpressionSyntax? FactoryAround(SyntaxNode node)
    {
        foreach (var lambda in node.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax).OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsKind(call, ApiKind.CacheFactory))
            {
                return call;
            }
        }

        return null;
    }

    // if (!cache.TryGetValue(key, out var answer)) { answer = await ask(); cache.Set(key, answer); }, or the same with a dictionary that is kept.
    private InvocationExpressionSyntax? LookUpByHand(SyntaxNode call)
    {
        var code = EnclosingFunction.Body(EnclosingFunction.Of(call));
        var lookUp = code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(read => read.SpanStart < call.SpanStart && IsLookUp(read));
        return lookUp is not null && code.DescendantNodesAndSelf().Any(node => node switch
        {
            InvocationExpressionSyntax write => write.SpanStart > lookUp.SpanStart && IsKind(write, ApiKind.CacheWrite) && ResultFlow.Reaches(write.ArgumentList, call, code),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var store } } write => IsDictionary(store) && ResultFlow.Reaches(write.Right, call, code),
            _ => false,
        }) ? lookUp : null;
    }

    private bool IsLookUp(InvocationExpressionSyntax call) =>
        IsKind(call, ApiKind.CacheRead) || (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey", Expression: var store } && IsDictionary(store));

    private bool IsKind(InvocationExpressionSyntax call, ApiKind kind) =>
        costs.Paths.Models.Of(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is { } method && costs.Catalogue.Find(method, kind) is not null;

    private bool IsDictionary(ExpressionSyntax store) => costs.Paths.Models.Of(store.SyntaxTree) is var model &&
        model.GetSymbolInfo(store, cancellationToken).Symbol is IFieldSymbol or IPropertySymbol && model.GetTypeInfo(store, cancellationToken).Type is { } type && GrowingTypes.IsKeyed(type);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds calls of a model in a piece of code, or behind the user's own methods that it calls.</summary>
internal sealed class ModelCallsIn(CostContext costs, CancellationToken cancellationToken)
{
    // Most calls between the code and the model, and most methods that are read.
    private const int MaximumSteps = 4;
    private const int MaximumBodies = 40;

    private readonly Dictionary<SyntaxNode, bool> _bodies = [];

    /// <summary>The calls in the code that are, or lead to, a call of a model, in the order of the source.</summary>
    public IEnumerable<InvocationExpressionSyntax> Of(SyntaxNode code) => Of(code, MaximumSteps);

    private IEnumerable<InvocationExpressionSyntax> Of(SyntaxNode code, int steps) =>
        code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => IsModelCall(call, steps));

    private bool IsModelCall(InvocationExpressionSyntax call, int steps)
    {
        if (costs.Paths.Models.Of(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        if (costs.Catalogue.Find(method).Any(entry => entry.Kind is ApiKind.Inference or ApiKind.Embedding))
        {
            return true;
        }

        foreach (var body in steps > 0 && method.Locations.Any(location => location.IsInSource) ? SourceBodies.Of(method, costs, cancellationToken) : [])
        {
            if (CallsModel(body, steps - 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool CallsModel(SyntaxNode body, int steps)
    {
        if (!_bodies.TryGetValue(body, out var calls) && _bodies.Count < MaximumBodies)
        {
            _bodies[body] = false;
            _bodies[body] = calls = Of(EnclosingFunction.Body(body), steps).Any();
        }

        return calls;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds uses of catalogued members in a piece of code, or behind the user's own methods that it calls.</summary>
internal sealed class CallsIn(CostContext costs, CancellationToken cancellationToken, params ApiKind[] kinds)
{
    // Most calls between the code and the member, and most methods that are read.
    private const int MaximumSteps = 4;
    private const int MaximumBodies = 40;

    private readonly Dictionary<SyntaxNode, bool> _bodies = [];

    /// <summary>The calls and creations in the code that are such a use or lead to one, in the order of the source.</summary>
    public IEnumerable<ExpressionSyntax> Of(SyntaxNode code) => Of(code, MaximumSteps);

    private IEnumerable<ExpressionSyntax> Of(SyntaxNode code, int steps) =>
        code.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && Leads(node, steps));

    private bool Leads(ExpressionSyntax call, int steps)
    {
        if (costs.Paths.Models.Of(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        foreach (var entry in costs.Catalogue.Find(method))
        {
            if (Array.IndexOf(kinds, entry.Kind) >= 0)
            {
                return true;
            }
        }

        foreach (var body in steps > 0 && method.Locations.Any(location => location.IsInSource) ? SourceBodies.Of(method, costs, cancellationToken) : [])
        {
            if (LeadsFrom(body, steps - 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool LeadsFrom(SyntaxNode body, int steps)
    {
        if (!_bodies.TryGetValue(body, out var leads) && _bodies.Count < MaximumBodies)
        {
            _bodies[body] = false;
            _bodies[body] = leads = Of(EnclosingFunction.Body(body), steps).Any();
        }

        return leads;
    }
}

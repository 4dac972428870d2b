using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.DataFlow;

/// <summary>Code that is data: a lambda that becomes an expression tree is translated, not run.</summary>
internal static class ExpressionTrees
{
    /// <summary>True where the operation stands in a lambda, or in a clause of a query expression, that becomes an expression tree.</summary>
    public static bool Contains(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (current is IAnonymousFunctionOperation && parent.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            {
                return true;
            }
        }

        return false;
    }
}

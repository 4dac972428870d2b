using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// The loop around a call that is some calls away: <c>foreach (var order in orders) { await customers.LoadAsync(order.CustomerId); }</c>. What the call asks
/// for must come from the parameters of each method between, else every round asks for the same.
/// </summary>
internal static class CallerLoop
{
    // A handler, a service and a repository; deeper ones are not read, nor more callers than this of one method.
    private const int MaximumDepth = 3;
    private const int MaximumCallers = 50;

    /// <summary>The nearest call that a loop on a request path repeats, or null.</summary>
    /// <param name="use">The call that is looked at.</param>
    /// <param name="isRepeated">True where the call stands in a loop that counts.</param>
    public static InvocationExpressionSyntax? Of(OperationUse use, Func<InvocationExpressionSyntax, SemanticModel, bool> isRepeated)
    {
        var level = new List<SyntaxNode> { use.Syntax };
        for (var depth = 0; depth < MaximumDepth && level.Count > 0; depth++)
        {
            var next = new List<SyntaxNode>();
            foreach (var call in level.SelectMany(site => CallsAround(site, use)))
            {
                if (isRepeated(call, use.Costs.Paths.Models.Of(call.SyntaxTree)) && use.Costs.Paths.Find(call, use.CancellationToken) is not null)
                {
                    return call;
                }

                next.Add(call);
            }

            level = next;
        }

        return null;
    }

    // Calls of the method around the site, where the site works on the method's parameters.
    private static IEnumerable<InvocationExpressionSyntax> CallsAround(SyntaxNode site, OperationUse use)
    {
        var function = EnclosingFunction.Of(site);
        var parameters = function switch
        {
            MethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            _ => null,
        };
        if (parameters is null or { Parameters.Count: 0 })
        {
            yield break;
        }

        var names = new HashSet<string>(parameters.Parameters.Where(parameter => !IsToken(parameter)).Select(parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        DerivedNames.AddTo(names, EnclosingFunction.Body(function!));
        if (!DerivedNames.IsMentioned(site, names) || use.Costs.Paths.Models.Of(function!.SyntaxTree).GetDeclaredSymbol(function, use.CancellationToken) is not IMethodSymbol called)
        {
            yield break;
        }

        foreach (var mention in use.Costs.Paths.Callers.CallsOf(called, use.CancellationToken).Take(MaximumCallers))
        {
            var expression = (SyntaxNode?)(mention.Parent as MemberAccessExpressionSyntax) ?? mention;
            if (expression.Parent is InvocationExpressionSyntax call && call.Expression == expression)
            {
                yield return call;
            }
        }
    }

    private static bool IsToken(ParameterSyntax parameter) => parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" };
}

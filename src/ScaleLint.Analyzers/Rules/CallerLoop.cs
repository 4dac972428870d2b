using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// The loop around a call that is some calls away: <c>foreach (var order in orders) { await customers.LoadAsync(order.CustomerId); }</c>. What the call asks
/// for must come from the parameters of each method between, else every round asks for the same.
/// </summary>
internal sealed class CallerLoop
{
    // A handler, a service and a repository; deeper ones are not read.
    private const int MaximumDepth = 3;

    private CallerLoop(SyntaxNode site, CallerLoop? inner, IMethodSymbol? called)
    {
        Site = site;
        Steps = called is null ? ImmutableArray<string>.Empty : inner!.Steps.Insert(0, PathStep.Name(called));
        Sites = called is null ? ImmutableArray<Location>.Empty : inner!.Sites.Insert(0, site.GetLocation());
    }

    /// <summary>The call that the loop repeats.</summary>
    public SyntaxNode Site { get; }

    /// <summary>The members passed from that call to the one that was looked at.</summary>
    public ImmutableArray<string> Steps { get; }

    /// <summary>The calls of those members.</summary>
    public ImmutableArray<Location> Sites { get; }

    /// <summary>False where syntax and names alone rule such a loop out: the cheap question before <see cref="Of"/> and any other that binds.</summary>
    public static bool MayBeAround(OperationUse use) => use.Costs.RepeatedCalls.MayContain(use.Syntax, MaximumDepth, use.CancellationToken);

    /// <summary>The nearest loop on a request path that repeats the call, around it or around a call that leads to it; null where there is none.</summary>
    /// <param name="use">The call that is looked at.</param>
    /// <param name="isRepeated">True where a call stands in a loop that counts.</param>
    public static CallerLoop? Of(OperationUse use, Func<InvocationExpressionSyntax, SemanticModel, bool> isRepeated)
    {
        var start = new CallerLoop(use.Syntax, null, null);
        if (use.Syntax is InvocationExpressionSyntax own && isRepeated(own, use.Model))
        {
            return start;
        }

        var level = new List<CallerLoop> { start };
        for (var depth = 0; depth < MaximumDepth && level.Count > 0; depth++)
        {
            var next = new List<CallerLoop>();
            foreach (var (call, called, inner) in level.SelectMany(inner => CallsAround(inner, use)))
            {
                var outer = new CallerLoop(call, inner, called);
                if (isRepeated(call, use.Costs.Paths.Models.Of(call.SyntaxTree)) && use.Costs.Paths.Find(call, use.CancellationToken) is not null)
                {
                    return outer;
                }

                next.Add(outer);
            }

            level = next;
        }

        return null;
    }

    // Calls of the method around the site, where the site works on the method's parameters.
    private static IEnumerable<(InvocationExpressionSyntax Call, IMethodSymbol Called, CallerLoop Inner)> CallsAround(CallerLoop inner, OperationUse use)
    {
        var function = EnclosingFunction.Of(inner.Site);
        if (EnclosingFunction.Signature(function).Parameters is not { Count: > 0 } parameters)
        {
            yield break;
        }

        var names = new HashSet<string>(parameters.Where(parameter => !IsToken(parameter)).Select(parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        DerivedNames.AddTo(names, EnclosingFunction.Body(function));
        if (!DerivedNames.IsMentioned(inner.Site, names) || use.Costs.Paths.Models.Of(function.SyntaxTree).GetDeclaredSymbol(function, use.CancellationToken) is not IMethodSymbol called)
        {
            yield break;
        }

        foreach (var call in use.Costs.Paths.Callers.InvocationsOf(called, use.CancellationToken))
        {
            yield return (call, called, inner);
        }
    }

    private static bool IsToken(ParameterSyntax parameter) => parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Recognises code that fills an empty store: a look-up that asks the same question every time (<c>Products.Any()</c>, <c>store.GetAsync("first")</c>)
/// and code behind it that writes to the same store. It runs until the first rows are there.
/// </summary>
internal static class SeedingGuard
{
    /// <summary>True where <paramref name="condition"/> looks something up that code stores.</summary>
    public static bool Guards(ExpressionSyntax condition, Stores stores, SemanticModel model, CancellationToken cancellationToken) =>
        stores.Filled.Concat(stores.OfCalled.SelectMany(static called => called.Filled)).ToList() is { Count: > 0 } names &&
        LookUps(condition, model, cancellationToken).Any(lookUp => MentionsAny(lookUp.Expression, names) && AsksTheSame(lookUp, model, cancellationToken));

    // The calls that decide: in the condition, or in what a local of the condition was set to.
    private static IEnumerable<InvocationExpressionSyntax> LookUps(ExpressionSyntax condition, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax call)
            {
                yield return call;
            }
            else if (node is IdentifierNameSyntax name && DeclaredNames.LocalOf(name, model, cancellationToken) is VariableDeclaratorSyntax local)
            {
                foreach (var found in ValuesOf(local, condition).SelectMany(value => value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(VariableDeclaratorSyntax declarator, ExpressionSyntax before)
    {
        if (declarator.Initializer is { } initializer)
        {
            yield return initializer.Value;
        }

        foreach (var assignment in declarator.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (assignment.SpanStart < before.SpanStart && assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == declarator.Identifier.ValueText)
            {
                yield return assignment.Right;
            }
        }
    }

    private static bool MentionsAny(ExpressionSyntax expression, List<string> names) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    // No argument that differs from request to request: constants, fields, types, tokens, and locals made of them.
    private static bool AsksTheSame(InvocationExpressionSyntax lookUp, SemanticModel model, CancellationToken cancellationToken) =>
        lookUp.DescendantNodes().OfType<ArgumentSyntax>().SelectMany(argument => argument.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .All(name => model.GetSymbolInfo(name, cancellationToken).Symbol switch
            {
                IParameterSymbol parameter => parameter.Type.Name == "CancellationToken" || lookUp.Span.Contains(parameter.Locations[0].SourceSpan),
                ILocalSymbol local => local.IsConst || local.DeclaringSyntaxReferences.IsEmpty || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator ||
                    ValuesOf(declarator, lookUp).All(value => !value.DescendantNodesAndSelf().Any(IsVariable)),
                _ => true,
            });

    private static bool IsVariable(SyntaxNode node) => node is InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax { Parent: not (ObjectCreationExpressionSyntax or NameColonSyntax) };
}

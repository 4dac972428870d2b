using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.CodeFixes;

/// <summary>Wraps an awaited model call of Microsoft.Extensions.AI with one text as its input in <c>HybridCache.GetOrCreateAsync</c>.</summary>
internal static class HybridCacheRead
{
    /// <summary>The call and what replaces it, or null where no <c>HybridCache</c> is at hand or the key cannot be told.</summary>
    public static (SyntaxNode Old, SyntaxNode New)? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Parent is not AwaitExpressionSyntax || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation ||
            operation.TargetMethod.ContainingNamespace.ToDisplayString() != "Microsoft.Extensions.AI" || Cache(call, model) is not { } cache)
        {
            return null;
        }

        // What the key does not hold must not change the answer, so only the text and a token may be given.
        IArgumentOperation? token = null;
        ExpressionSyntax? text = null;
        foreach (var argument in operation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || (argument.Parameter?.Ordinal == 0 && operation.TargetMethod.IsExtensionMethod))
            {
                continue;
            }

            if (argument.Parameter?.Type.Name == "CancellationToken")
            {
                token = argument;
            }
            else if (argument.Value.Type?.SpecialType == SpecialType.System_String && argument.Syntax is ArgumentSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } given && text is null)
            {
                text = given.Expression;
            }
            else if (argument.Parameter?.Type.Name != "ChatOptions")
            {
                return null;
            }
        }

        if (text is null)
        {
            return null;
        }

        var prefix = operation.TargetMethod.Name.StartsWith("Generate", StringComparison.Ordinal) ? "embedding" : "chat";
        var name = FreeName.In(call, "token", model);
        var inner = token?.Syntax is ArgumentSyntax { Expression: var passed } ? call.ReplaceNode(passed, SyntaxFactory.IdentifierName(name)) : call;
        var parameter = token is null ? "_" : name;
        var last = token?.Syntax is ArgumentSyntax { Expression: var outer } ? $", cancellationToken: {outer}" : "";
        var read = SyntaxFactory.ParseExpression($"{cache}.GetOrCreateAsync($\"{prefix}:{{{text}.Trim()}}\", async {parameter} => await {inner.WithoutTrivia()}{last})");
        return (call, read.WithTriviaFrom(call));
    }

    // A field, a property or a parameter that the code around the call can use.
    private static string? Cache(InvocationExpressionSyntax call, SemanticModel model)
    {
        var type = model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Caching.Hybrid.HybridCache");
        return type is null ? null : model.LookupSymbols(call.SpanStart)
            .Where(symbol => symbol switch
            {
                IFieldSymbol field => SymbolEqualityComparer.Default.Equals(field.Type, type),
                IPropertySymbol property => SymbolEqualityComparer.Default.Equals(property.Type, type),
                IParameterSymbol parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type),
                _ => false,
            })
            .Select(symbol => symbol.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>How people name an entry point: by verb and route where the code gives them as constants, else by its method.</summary>
internal static class RouteLabel
{
    private const string VerbPrefix = "Http";
    private const string AttributeSuffix = "Attribute";

    /// <summary>The label of a method: <c>POST /api/score</c> for a routed action, else <c>ChatHub.Send</c>.</summary>
    public static string Of(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && Verb(type.Name) is { } verb && IsAspNet(type))
            {
                return verb + " " + Join(Join(ClassRoute(method.ContainingType), Template(attribute)), MethodRoute(method))
                    .Replace("[controller]", ControllerName(method.ContainingType))
                    .Replace("[action]", method.Name);
            }
        }

        return PathStep.Name(method);
    }

    /// <summary>The label of a minimal-API handler: verb, prefixes of its route groups and pattern; null where the pattern is no constant.</summary>
    public static string? Of(InvocationExpressionSyntax mapCall, string? verb, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Pattern(mapCall, model, cancellationToken) is not { } pattern)
        {
            return null;
        }

        var route = pattern;
        var receiver = (mapCall.Expression as MemberAccessExpressionSyntax)?.Expression;
        for (var depth = 0; receiver is not null && depth < 8; depth++)
        {
            receiver = Group(receiver, model, cancellationToken) is { } group ? group : null;
            if (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
            {
                if (access.Name.Identifier.ValueText == "MapGroup" && Pattern(call, model, cancellationToken) is { } prefix)
                {
                    route = Join(prefix, route);
                }

                receiver = access.Expression;
            }
        }

        return (verb is null ? "" : verb + " ") + Join("", route);
    }

    // The call that made the group: directly, or as the initializer of a local.
    private static ExpressionSyntax? Group(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken)
    {
        if (receiver is InvocationExpressionSyntax)
        {
            return receiver;
        }

        return receiver is IdentifierNameSyntax name &&
            model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences.Length: > 0 } local &&
            local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax call }
                ? call
                : null;
    }

    private static string? Pattern(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments.Count > 0 && model.GetConstantValue(call.ArgumentList.Arguments[0].Expression, cancellationToken).Value is string pattern ? pattern : null;

    private static string Join(string left, string right)
    {
        right = right.TrimStart('~').Trim('/');
        left = left.Trim('/');
        return "/" + (left.Length == 0 ? right : right.Length == 0 ? left : left + "/" + right);
    }

    private static string ClassRoute(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is "RouteAttribute" or "RoutePrefixAttribute")
                {
                    return Template(attribute);
                }
            }
        }

        return "";
    }

    private static string MethodRoute(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "RouteAttribute") is { } route ? Template(route) : "";

    private static string Template(AttributeData attribute) =>
        !attribute.ConstructorArguments.IsEmpty && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string template } ? template : "";

    private static string? Verb(string attributeName) =>
        attributeName.StartsWith(VerbPrefix, StringComparison.Ordinal) && attributeName.EndsWith(AttributeSuffix, StringComparison.Ordinal) && attributeName.Length > VerbPrefix.Length + AttributeSuffix.Length
            ? attributeName.Substring(VerbPrefix.Length, attributeName.Length - VerbPrefix.Length - AttributeSuffix.Length).ToUpperInvariant()
            : null;

    private static bool IsAspNet(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Mvc" or "Http" };

    private static string ControllerName(INamedTypeSymbol type) =>
        type.Name.EndsWith("Controller", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Controller".Length) : type.Name;
}

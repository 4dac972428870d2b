using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What a call hands to the lambdas among its arguments, told by the declarations of the methods that the call may mean. Nothing is bound.</summary>
internal static class LambdaTypes
{
    /// <summary>The type of a parameter that the lambda writes without one; null where the methods disagree, or only binding can tell.</summary>
    public static ITypeSymbol? OfParameter(ParameterSyntax parameter, SemanticModel model, CancellationToken cancellationToken)
    {
        var lambda = parameter.FirstAncestorOrSelf<LambdaExpressionSyntax>();
        if (lambda?.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument || DeclaredTypes.NameOf(call) is not { } name)
        {
            return null;
        }

        var methods = MemberLookup.Candidates(name, model, cancellationToken);
        if (methods.IsDefault)
        {
            return null;
        }

        ITypeSymbol? agreed = null;
        var ordinal = lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var parameters } ? parameters.IndexOf(parameter) : 0;
        foreach (var method in methods)
        {
            var type = method is IMethodSymbol { Parameters: var formal } && argument.NameColon is null && formal.ElementAtOrDefault(list.Arguments.IndexOf(argument)) is { IsParams: false } taken
                ? Signature(taken.Type)?.Parameters.ElementAtOrDefault(ordinal)?.Type
                : null;
            if (type is null || (agreed is not null && !SymbolEqualityComparer.Default.Equals(type, agreed)))
            {
                return null;
            }

            agreed = type;
        }

        return agreed;
    }

    /// <summary>False where a method surely cannot take the lambdas of a call: a parameter is no delegate, or one with other parameters.</summary>
    public static bool Fit(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is { NameColon: null, Expression: LambdaExpressionSyntax lambda } && method.Parameters.ElementAtOrDefault(i) is { IsParams: false } parameter && !Fits(parameter.Type, lambda))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(ITypeSymbol type, LambdaExpressionSyntax lambda)
    {
        var count = lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: var several } ? several : 1;
        return Signature(type) is { } signature ? signature.Parameters.Length == count : type is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate }
            or { Name: "Expression" or "LambdaExpression" };
    }

    private static IMethodSymbol? Signature(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: var invoke } => invoke,
        INamedTypeSymbol { Name: "Expression", TypeArguments: { Length: 1 } lambda } => (lambda[0] as INamedTypeSymbol)?.DelegateInvokeMethod,
        _ => null,
    };
}

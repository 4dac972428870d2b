using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Whether a method takes the arguments of a call, as far as declarations tell. Nothing is bound.</summary>
internal static class ArgumentTypes
{
    /// <summary>True where each argument is seen to be of a type that its parameter takes.</summary>
    public static bool AreSurelyTaken(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.IsGenericMethod || arguments.Count > method.Parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is not { NameColon: null, RefKindKeyword.RawKind: 0, Expression: var value } || method.Parameters[i] is not { IsParams: false, RefKind: RefKind.None, Type: var type } ||
                !IsTaken(value, type, model, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTaken(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken cancellationToken) => value.Kind() switch
    {
        SyntaxKind.StringLiteralExpression or SyntaxKind.InterpolatedStringExpression => type.SpecialType is SpecialType.System_String or SpecialType.System_Object,
        SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Object,
        SyntaxKind.NumericLiteralExpression => ((LiteralExpressionSyntax)value).Token.Value is int && type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double,
        SyntaxKind.DefaultLiteralExpression => true,
        SyntaxKind.IdentifierName or SyntaxKind.SimpleMemberAccessExpression or SyntaxKind.ThisExpression or SyntaxKind.ObjectCreationExpression =>
            DeclaredTypes.Of(value, model, cancellationToken) is { } given && (SymbolEqualityComparer.Default.Equals(given, type) || model.Compilation.ClassifyConversion(given, type) is { Exists: true, IsImplicit: true }),
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The type that <c>new(…)</c> builds, where a declaration says it: a parameter, a result, a property, the element of a list. Nothing is bound.</summary>
internal static class CreatedTypes
{
    /// <summary>The type; null where no declaration tells.</summary>
    public static INamedTypeSymbol? Of(ImplicitObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = creation.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => ParameterOf(argument, DeclaredTypes.Called(call, model, cancellationToken)),
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Parent: ObjectCreationExpressionSyntax list } => ElementOf(DeclaredTypes.Of(list, model, cancellationToken)),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => ResultAround(creation.Parent, model, cancellationToken),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax owner }, Left: IdentifierNameSyntax property } =>
                DeclaredTypes.Of(owner, model, cancellationToken) is { } built ? DeclaredTypes.OfMember(built, property, model) : null,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment when assignment.Right == creation => DeclaredTypes.Of(assignment.Left, model, cancellationToken),
            _ => null,
        };
        return Built(type);
    }

    /// <summary>The type where the creation names it, or the declaration that the creation is the initial value of; null where only binding can tell.</summary>
    public static INamedTypeSymbol? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        var named = creation switch
        {
            ObjectCreationExpressionSyntax { Type: var type } => type,
            { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => type,
            { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
            _ => null,
        };
        return named is null ? null : Built(DeclaredTypes.OfTypeName(named, model));
    }

    // Size? size = new(1): what is built is a Size.
    private static INamedTypeSymbol? Built(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } value }
        ? value[0] as INamedTypeSymbol
        : type as INamedTypeSymbol;

    private static ITypeSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol? method)
    {
        if (method is null or { IsGenericMethod: true })
        {
            return null;
        }

        var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name)
            : method.Parameters.ElementAtOrDefault(((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument));
        return parameter is { IsParams: false } ? parameter.Type : null;
    }

    // What its only Add takes.
    private static ITypeSymbol? ElementOf(ITypeSymbol? list) =>
        list?.GetMembers("Add").OfType<IMethodSymbol>().Where(static add => add.Parameters.Length == 1).ToList() is { Count: 1 } only ? only[0].Parameters[0].Type : null;

    private static ITypeSymbol? ResultAround(SyntaxNode result, SemanticModel model, CancellationToken cancellationToken)
    {
        var function = result.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax);
        return function switch
        {
            MethodDeclarationSyntax method when model.GetDeclaredSymbol(method, cancellationToken) is { } symbol => symbol.IsAsync ? DeclaredTypes.Awaited(symbol.ReturnType) : symbol.ReturnType,
            PropertyDeclarationSyntax property => model.GetDeclaredSymbol(property, cancellationToken)?.Type,
            _ => null,
        };
    }
}

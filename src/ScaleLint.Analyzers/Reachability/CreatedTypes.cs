using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The type that a <c>new</c> builds, where it names it or a declaration says it: a variable, a parameter, a result, a property, the element of a list. Nothing is bound.</summary>
internal static class CreatedTypes
{
    /// <summary>The type; null where no declaration tells.</summary>
    public static INamedTypeSymbol? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) => Built(creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => DeclaredTypes.OfTypeName(type, model),
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => DeclaredTypes.OfTypeName(type, model),
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => DeclaredTypes.OfTypeName(type, model),
        { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument } => ParameterOf(argument, DeclaredTypes.Called(call, model, cancellationToken)),
        { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Parent: ObjectCreationExpressionSyntax list } } => ElementOf(DeclaredTypes.Of(list, model, cancellationToken)),
        { Parent: ReturnStatementSyntax or ArrowExpressionClauseSyntax } => ResultAround(creation.Parent, model, cancellationToken),
        { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax owner }, Left: IdentifierNameSyntax property } } =>
            DeclaredTypes.Of(owner, model, cancellationToken) is { } built ? DeclaredTypes.OfMember(built, property, model) : null,
        { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment } when assignment.Right == creation => DeclaredTypes.Of(assignment.Left, model, cancellationToken),
        _ => null,
    });

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

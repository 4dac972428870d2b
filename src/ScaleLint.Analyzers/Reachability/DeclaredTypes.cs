using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>The type of what stands before a dot, where a declaration says it: a field, a property, a parameter, a local with a type or a creation, a type itself. Nothing is bound.</summary>
internal static class DeclaredTypes
{
    /// <summary>The type of the expression, or that it names; null where no declaration tells.</summary>
    public static ITypeSymbol? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var declared = expression switch
        {
            ThisExpressionSyntax => Around(expression, model, cancellationToken),
            IdentifierNameSyntax name => OfName(name, model, cancellationToken),
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } access when Of(access.Expression, model, cancellationToken) is { } owner => OfMember(owner, member, model),
            InvocationExpressionSyntax call when Called(call, model, cancellationToken) is { IsGenericMethod: false, ReturnType: var type } => type,
            AwaitExpressionSyntax { Expression: var awaited } => Of(awaited, model, cancellationToken) is { } task ? Awaited(task) : null,
            ObjectCreationExpressionSyntax { Type: var created } => OfTypeName(created, model),
            ParenthesizedExpressionSyntax { Expression: var inner } => Of(inner, model, cancellationToken),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => Of(inner, model, cancellationToken),
            _ => null,
        };
        return declared is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct } ? declared : null;
    }

    /// <summary>The type of <c>store</c> in <c>store?.Load()</c>, given the part after the question mark.</summary>
    public static ITypeSymbol? OfReceiver(MemberBindingExpressionSyntax binding, SemanticModel model, CancellationToken cancellationToken) =>
        binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional && conditional.WhenNotNull.SpanStart == binding.SpanStart &&
        Of(conditional.Expression, model, cancellationToken) is { IsValueType: false } type
            ? type
            : null;

    /// <summary>The type that declares the code at a node, whose members need no dot; null where something nearer may have the name.</summary>
    public static ITypeSymbol? Around(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken) =>
        code is SimpleNameSyntax name && (DeclaredNames.MemberAround(name) is not { } member || !DeclaredNames.InSight(name, member, model, cancellationToken).IsEmpty) ? null
        : code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? model.GetDeclaredSymbol(type, cancellationToken) as ITypeSymbol
        : null;

    /// <summary>The method that a call names; null where only binding can tell.</summary>
    public static IMethodSymbol? Called(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        NameOf(call) is { } name ? MemberLookup.Find(name, model, cancellationToken) as IMethodSymbol : null;

    /// <summary>The name of the method in <c>Load(id)</c> or <c>store.Load(id)</c>.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax own => own,
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };

    /// <summary>The type of a field or property, given what has it; null where there is none, or more than one.</summary>
    public static ITypeSymbol? OfMember(ITypeSymbol owner, SimpleNameSyntax name, SemanticModel model) => OfOnly(MemberLookup.Of(owner, name, extensions: false, model));

    /// <summary>What awaiting a value of the type gives; null where that is nothing, or only binding can tell.</summary>
    public static ITypeSymbol? Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } result } ? result[0] : null;

    /// <summary>The type that a name in code means, found where its member stands; null where a type parameter may have the name.</summary>
    public static ITypeSymbol? OfTypeName(TypeSyntax type, SemanticModel model) => DeclaredNames.MemberAround(type) is { } member ? OfTypeSyntax(type, member, model) : null;

    private static ITypeSymbol? OfName(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var identifier = name.Identifier.ValueText;
        if (DeclaredNames.MemberAround(name) is not { } member || name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
        {
            return null;
        }

        // A parameter hides whatever else has its name. Where the scope of another declaration ends is not known exactly, so that it must be the only one.
        var declared = DeclaredNames.InSight(name, member, model, cancellationToken);
        if (declared.Length > 1)
        {
            return null;
        }

        var members = declared is [ParameterSyntax] ? ImmutableArray<ISymbol>.Empty : MemberLookup.Of(type, name, extensions: false, model);
        if (declared.Length == 1)
        {
            return members.IsEmpty ? OfDeclaration(declared[0], name, member, model, cancellationToken) : null;
        }

        var parameter = declaration.ParameterList?.Parameters.FirstOrDefault(candidate => candidate.Identifier.ValueText == identifier);
        if (!members.IsEmpty)
        {
            return parameter is null || members[0] is IPropertySymbol ? OfOnly(members) : null;
        }

        return parameter is not null ? (model.GetDeclaredSymbol(parameter, cancellationToken) as IParameterSymbol)?.Type
            : type.ContainingType is null ? OfTypeSyntax(name, member, model)
            : null;
    }

    private static ITypeSymbol? OfDeclaration(SyntaxNode declared, IdentifierNameSyntax name, MemberDeclarationSyntax member, SemanticModel model, CancellationToken cancellationToken) => declared switch
    {
        ParameterSyntax { Parent.Parent: var owner } parameter when owner == member => (model.GetDeclaredSymbol(parameter, cancellationToken) as IParameterSymbol)?.Type,
        ParameterSyntax { Type: { } type, Parent.Parent: ParenthesizedLambdaExpressionSyntax or LocalFunctionStatementSyntax { TypeParameterList: null } } => OfTypeSyntax(type, member, model),
        ParameterSyntax { Type: null } parameter => LambdaTypes.OfParameter(parameter, model, cancellationToken),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } type } } => OfTypeSyntax(type, member, model),
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax { Type: { IsVar: false } type } } => OfTypeSyntax(type, member, model),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Type: { IsVar: false } type } } => OfTypeSyntax(type, member, model),
        ForEachStatementSyntax { Type: { IsVar: false } type } => OfTypeSyntax(type, member, model),

        // What stands further down has no say, so that locals that name each other are not followed in a circle.
        ForEachStatementSyntax loop when loop.Expression.Span.End <= name.SpanStart => Of(loop.Expression, model, cancellationToken) is { } many ? Element(many, loop.AwaitKeyword != default) : null,
        VariableDeclaratorSyntax { Initializer.Value: { } value } variable when variable.Span.End <= name.SpanStart => Of(value, model, cancellationToken),
        _ => null,
    };

    // What a loop over the value gives: of the only sequence that it is.
    private static ITypeSymbol? Element(ITypeSymbol many, bool isAwaited)
    {
        var wanted = isAwaited ? "IAsyncEnumerable" : "IEnumerable";
        var sequences = many.AllInterfaces.Concat([many]).OfType<INamedTypeSymbol>().Where(type => type.Name == wanted && type.TypeArguments.Length == 1).ToList();
        return sequences.Count == 1 ? sequences[0].TypeArguments[0] : null;
    }

    // Bound as a type where the member stands, outside its body: so nothing of the body is bound.
    private static ITypeSymbol? OfTypeSyntax(TypeSyntax type, MemberDeclarationSyntax member, SemanticModel model) =>
        member is MethodDeclarationSyntax { TypeParameterList: not null } ? null : model.GetSpeculativeTypeInfo(member.SpanStart, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;

    private static ITypeSymbol? OfOnly(ImmutableArray<ISymbol> members) => members.Length != 1 ? null : members[0] switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}

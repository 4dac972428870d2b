using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// What the name of a call or of a member access means, told by declarations alone: the declared type of what stands before it, and the members of that type.
/// </summary>
/// <remarks>
/// To ask a semantic model what a name binds to binds all of the body around it, which nullable analysis needs. In a file that nobody looks at, that is most of what a
/// search for callers would cost. Where one member only has the name and takes as many arguments, it is what the name binds to in code that compiles; where there are more, or where
/// the syntax is none of the plain ones, the code is bound as ever.
/// </remarks>
internal static class MemberLookup
{
    /// <summary>The members that the name may mean; default where only binding can tell.</summary>
    public static ImmutableArray<ISymbol> Candidates(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var (type, used) = OwnerOf(name, model, cancellationToken);
        return type is null ? default : Candidates(name, type, used!, model, cancellationToken);
    }

    private static ImmutableArray<ISymbol> Candidates(SimpleNameSyntax name, ITypeSymbol type, ExpressionSyntax used, SemanticModel model, CancellationToken cancellationToken)
    {
        if (used.Parent is not InvocationExpressionSyntax call || call.Expression != used)
        {
            return Some(Of(type, name, extensions: false, model));
        }

        var arguments = call.ArgumentList.Arguments;
        var instance = Fitting(Of(type, name, extensions: false, model), arguments, name.Arity);

        // An extension method is meant only where no method of the type takes the arguments; to look for one reads every class of every using.
        return used == name || (instance.Length == 1 && instance[0] is IMethodSymbol method && ArgumentTypes.AreSurelyTaken(method, arguments, model, cancellationToken))
            ? Some(instance)
            : Some(Fitting(Of(type, name, extensions: true, model), arguments, name.Arity));
    }

    /// <summary>The one member that the name can mean; null where only binding can tell.</summary>
    public static ISymbol? Find(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        Candidates(name, model, cancellationToken) is { IsDefault: false, Length: 1 } only ? only[0] : null;

    /// <summary>True where every member that the name may mean is something, false where none is; null where only binding can tell.</summary>
    public static bool? AllAre(SimpleNameSyntax name, SemanticModel model, Func<ISymbol, bool> something, CancellationToken cancellationToken)
    {
        if (OwnerOf(name, model, cancellationToken) is not ({ } type, { } used))
        {
            return null;
        }

        // Overloads are alike nearly always; which of them take the arguments is the costlier question.
        return Agree(Of(type, name, extensions: used != name, model), something) ?? Agree(Candidates(name, type, used, model, cancellationToken), something);
    }

    /// <summary>True where all of some members are something, false where none is; null where they differ, or there are none.</summary>
    public static bool? Agree<T>(ImmutableArray<T> members, Func<T, bool> something)
    {
        if (members.IsDefaultOrEmpty)
        {
            return null;
        }

        var count = members.Count(something);
        return count > 0 && count < members.Length ? null : count > 0;
    }

    /// <summary>What a name may mean after a dot behind a value of a type, or without one in its code.</summary>
    public static ImmutableArray<ISymbol> Of(ITypeSymbol type, SimpleNameSyntax name, bool extensions, SemanticModel model) =>
        name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? LookupCache.Of(model).Members(member, type, name.Identifier.ValueText, extensions) : ImmutableArray<ISymbol>.Empty;

    // The type whose members the name may mean, and the syntax that stands for the member.
    private static (ITypeSymbol? Type, ExpressionSyntax? Used) OwnerOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => (DeclaredTypes.Of(access.Expression, model, cancellationToken), access),
        MemberBindingExpressionSyntax binding => (DeclaredTypes.OfReceiver(binding, model, cancellationToken), binding),
        InvocationExpressionSyntax own when own.Expression == name => (DeclaredTypes.Around(name, model, cancellationToken), name),
        ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => (DeclaredTypes.Around(name, model, cancellationToken), name),
        _ => default,
    };

    private static ImmutableArray<ISymbol> Some(ImmutableArray<ISymbol> members) => members.IsEmpty ? default : members;

    private static ImmutableArray<ISymbol> Fitting(ImmutableArray<ISymbol> members, SeparatedSyntaxList<ArgumentSyntax> arguments, int typeArguments) =>
        members.RemoveAll(member => member is IMethodSymbol method && !(Takes(method, arguments.Count, typeArguments) && LambdaTypes.Fit(method, arguments)));

    /// <summary>True where a call with so many arguments, and type arguments if it names any, may be one of the method.</summary>
    public static bool Takes(IMethodSymbol method, int arguments, int typeArguments)
    {
        var parameters = method.Parameters;
        if (typeArguments > 0 && method.Arity != typeArguments)
        {
            return false;
        }

        if (arguments >= parameters.Length)
        {
            return arguments == parameters.Length || (!parameters.IsEmpty && parameters[parameters.Length - 1].IsParams);
        }

        foreach (var parameter in parameters)
        {
            arguments -= parameter is { IsOptional: false, IsParams: false } ? 1 : 0;
        }

        return arguments >= 0;
    }
}

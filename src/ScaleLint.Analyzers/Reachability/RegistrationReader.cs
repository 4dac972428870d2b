using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Reads what a call registers in the container: the service, what is built for it, and how long that lives.</summary>
internal sealed class RegistrationReader(SemanticModels models, ApiCatalogue catalogue)
{
    private readonly ImmutableArray<Word> _names = catalogue.NamesOf(ApiKind.Registration).Select(static name => new Word(name)).ToImmutableArray();

    /// <summary>Those of one file, in the order of the text.</summary>
    public RegistrationFact[] Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var facts = new List<RegistrationFact>();
        foreach (var mention in NameReferences.In(tree, _names, cancellationToken))
        {
            if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && FactOf(call, mention, models.Of(tree), cancellationToken) is { } fact)
            {
                facts.Add(fact);
            }
        }

        return facts.OrderBy(fact => fact.Call.Start).ThenBy(fact => fact.Call.Length).ToArray();
    }

    private RegistrationFact? FactOf(InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Registered(call, name, model, cancellationToken) is not { } registered || registered.Types.IsEmpty)
        {
            return null;
        }

        // AddSingleton<IStore>(_ => new Store()): the implementation is what the factory builds.
        var (types, word) = registered;
        var lifetime = IsInABrowser(call, model, cancellationToken) ? ServiceLifetime.Singleton : Lifetime(word);
        var implementation = types.Length > 1 ? types[1] : Built(call, model, cancellationToken) ?? types[0];
        return types[0].OriginalDefinition.GetDocumentationCommentId() is { } serviceId && implementation.OriginalDefinition.GetDocumentationCommentId() is { } implementationId
            ? new RegistrationFact(serviceId, implementationId, lifetime, call.Span)
            : null;
    }

    // The types that a call names, and how long they live: all overloads of a name say the same, so that which one it is need not be bound where the code writes the types.
    private (ImmutableArray<INamedTypeSymbol> Types, string? Lifetime)? Registered(InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var candidates = MemberLookup.Candidates(name, model, cancellationToken);
        if (!candidates.IsDefault && candidates.All(candidate => candidate is IMethodSymbol { IsGenericMethod: var isGeneric } && (!isGeneric || name is GenericNameSyntax)))
        {
            var entries = candidates.Select(candidate => catalogue.Find(candidate, ApiKind.Registration)).ToList();
            if (entries.TrueForAll(entry => entry?["lifetime"] == entries[0]?["lifetime"] && entry is null == entries[0] is null))
            {
                return entries[0] is { } same ? (TypesIn(call, name, model, cancellationToken), same["lifetime"]) : null;
            }
        }

        return Executions.Method(model.GetSymbolInfo(call, cancellationToken)) is { } method && catalogue.Find(method, ApiKind.Registration) is { } entry
            ? (method.IsGenericMethod ? method.TypeArguments.OfType<INamedTypeSymbol>().ToImmutableArray() : TypesIn(call, name, model, cancellationToken), entry["lifetime"])
            : null;
    }

    private static ImmutableArray<INamedTypeSymbol> TypesIn(InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var written = name is GenericNameSyntax generic
            ? generic.TypeArgumentList.Arguments
            : call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(static typeOf => typeOf.Type);
        return written.Select(type => TypeOf(type, model, cancellationToken)).OfType<INamedTypeSymbol>().ToImmutableArray();
    }

    private static ITypeSymbol? TypeOf(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        DeclaredTypes.OfTypeName(type, model) ?? model.GetTypeInfo(type, cancellationToken).Type;

    // A Blazor WebAssembly program runs in one user's browser and has one scope, which lasts as long as the page.
    private static bool IsInABrowser(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Expression.DescendantNodes().Any(node =>
            node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services" } services &&
            (DeclaredTypes.Of(services.Expression, model, cancellationToken) ?? model.GetTypeInfo(services.Expression, cancellationToken).Type)?.Name == "WebAssemblyHostBuilder");

    private static INamedTypeSymbol? Built(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var built = argument.Expression is AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } ? body : argument.Expression;
            if (built is ObjectCreationExpressionSyntax { Type: var created } && TypeOf(created, model, cancellationToken) is INamedTypeSymbol type)
            {
                return type;
            }
        }

        return null;
    }

    private static ServiceLifetime Lifetime(string? word) => word switch
    {
        "scoped" => ServiceLifetime.Scoped,
        "transient" => ServiceLifetime.Transient,
        _ => ServiceLifetime.Singleton,
    };
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>All registrations of one compilation, found once, at the first question about a lifetime.</summary>
internal sealed class ServiceRegistrations
{
    private static readonly TreeFacts<RegistrationFact[]> Facts = new();

    private readonly Compilation _compilation;
    private readonly ulong _stamp;
    private readonly SemanticModels _models;
    private readonly ApiCatalogue _catalogue;
    private readonly EntryPoints _entryPoints;
    private readonly Once<Dictionary<string, List<ServiceRegistration>>> _byId;

    public ServiceRegistrations(Compilation compilation, ulong stamp, SemanticModels models, ApiCatalogue catalogue, EntryPoints entryPoints)
    {
        _compilation = compilation;
        _stamp = stamp;
        _models = models;
        _catalogue = catalogue;
        _entryPoints = entryPoints;
        _byId = new Once<Dictionary<string, List<ServiceRegistration>>>(Collect);
    }

    /// <summary>The registrations in which the type is the service or the implementation.</summary>
    public IReadOnlyList<ServiceRegistration> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.OriginalDefinition.GetDocumentationCommentId() is { } id && _byId.Get(cancellationToken).TryGetValue(id, out var registrations) ? registrations : [];

    /// <summary>How long an instance of the type lives. Where the code says both, once wins: silence is cheaper than noise.</summary>
    public ServiceLifetime LifetimeOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (_entryPoints.ConstructionOf(type) is not null)
        {
            return ServiceLifetime.Scoped;
        }

        var lifetime = ServiceLifetime.Unknown;
        foreach (var registration in Of(type, cancellationToken))
        {
            if (registration.Lifetime == ServiceLifetime.Singleton)
            {
                return ServiceLifetime.Singleton;
            }

            lifetime = lifetime == ServiceLifetime.Scoped ? lifetime : registration.Lifetime;
        }

        return lifetime;
    }

    /// <summary>A number that is the same for compilations with the same registrations, wherever in their files they stand.</summary>
    public ulong Stamp(CancellationToken cancellationToken) => _byId.Get(cancellationToken)
        .SelectMany(pair => pair.Value.Select(registration => registration.StampUnder(pair.Key)))
        .Aggregate(0UL, static (sum, stamp) => unchecked(sum + stamp));

    private Dictionary<string, List<ServiceRegistration>> Collect(CancellationToken cancellationToken)
    {
        var names = _catalogue.NamesOf(ApiKind.Registration).Select(static name => new Word(name)).ToImmutableArray();
        var byId = new Dictionary<string, List<ServiceRegistration>>(StringComparer.Ordinal);
        foreach (var tree in _compilation.SyntaxTrees)
        {
            foreach (var fact in Facts.Of(tree, _stamp, () => FactsOf(tree, names, cancellationToken)))
            {
                var registration = new ServiceRegistration(fact, tree, _compilation);
                Add(byId, fact.ServiceId, registration);
                if (fact.ImplementationId != fact.ServiceId)
                {
                    Add(byId, fact.ImplementationId, registration);
                }
            }
        }

        return byId;
    }

    private static void Add(Dictionary<string, List<ServiceRegistration>> byId, string id, ServiceRegistration registration)
    {
        if (!byId.TryGetValue(id, out var registrations))
        {
            byId.Add(id, registrations = []);
        }

        registrations.Add(registration);
    }

    private RegistrationFact[] FactsOf(SyntaxTree tree, ImmutableArray<Word> names, CancellationToken cancellationToken)
    {
        var facts = new List<RegistrationFact>();
        foreach (var mention in NameReferences.In(tree, names, cancellationToken))
        {
            if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && FactOf(call, mention, _models.Of(tree), cancellationToken) is { } fact)
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
            var entries = candidates.Select(candidate => _catalogue.Find(candidate, ApiKind.Registration)).ToList();
            if (entries.TrueForAll(entry => entry?["lifetime"] == entries[0]?["lifetime"] && entry is null == entries[0] is null))
            {
                return entries[0] is { } same ? (TypesIn(call, name, model, cancellationToken), same["lifetime"]) : null;
            }
        }

        return Executions.Method(model.GetSymbolInfo(call, cancellationToken)) is { } method && _catalogue.Find(method, ApiKind.Registration) is { } entry
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

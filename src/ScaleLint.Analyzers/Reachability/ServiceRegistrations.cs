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
            if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } &&
                _models.Of(tree) is var model &&
                Executions.Method(model.GetSymbolInfo(call, cancellationToken)) is { } method &&
                _catalogue.Find(method, ApiKind.Registration) is { } entry &&
                FactOf(call, method, IsInABrowser(call, model, cancellationToken) ? ServiceLifetime.Singleton : Lifetime(entry["lifetime"]), model, cancellationToken) is { } fact)
            {
                facts.Add(fact);
            }
        }

        return facts.OrderBy(fact => fact.Call.Start).ThenBy(fact => fact.Call.Length).ToArray();
    }

    private static RegistrationFact? FactOf(InvocationExpressionSyntax call, IMethodSymbol method, ServiceLifetime lifetime, SemanticModel model, CancellationToken cancellationToken)
    {
        var types = method.TypeArguments.OfType<INamedTypeSymbol>().ToImmutableArray();
        if (types.IsEmpty)
        {
            types = call.ArgumentList.Arguments
                .Select(argument => argument.Expression)
                .OfType<TypeOfExpressionSyntax>()
                .Select(typeOf => model.GetTypeInfo(typeOf.Type, cancellationToken).Type)
                .OfType<INamedTypeSymbol>()
                .ToImmutableArray();
        }

        if (types.IsEmpty)
        {
            return null;
        }

        // AddSingleton<IStore>(_ => new Store()): the implementation is what the factory builds.
        var implementation = types.Length > 1 ? types[1] : Built(call, model, cancellationToken) ?? types[0];
        return types[0].OriginalDefinition.GetDocumentationCommentId() is { } serviceId && implementation.OriginalDefinition.GetDocumentationCommentId() is { } implementationId
            ? new RegistrationFact(serviceId, implementationId, lifetime, call.Span)
            : null;
    }

    // A Blazor WebAssembly program runs in one user's browser and has one scope, which lasts as long as the page.
    private static bool IsInABrowser(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Expression.DescendantNodes().Any(node =>
            node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services" } services &&
            model.GetTypeInfo(services.Expression, cancellationToken).Type?.Name == "WebAssemblyHostBuilder");

    private static INamedTypeSymbol? Built(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var built = argument.Expression is AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } ? body : argument.Expression;
            if (built is ObjectCreationExpressionSyntax && model.GetTypeInfo(built, cancellationToken).Type is INamedTypeSymbol type)
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

using Microsoft.CodeAnalysis;
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
        var reader = new RegistrationReader(_models, _catalogue);
        var byId = new Dictionary<string, List<ServiceRegistration>>(StringComparer.Ordinal);
        foreach (var tree in _compilation.SyntaxTrees)
        {
            foreach (var fact in Facts.Of(tree, _stamp, () => reader.Read(tree, cancellationToken)))
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
}

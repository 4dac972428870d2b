using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>All registrations of one compilation, found once, at the first question about a lifetime.</summary>
internal sealed class ServiceRegistrations
{
    private readonly NameReferences _references;
    private readonly SemanticModels _models;
    private readonly ApiCatalogue _catalogue;
    private readonly EntryPoints _entryPoints;
    private readonly Once<ILookup<ISymbol, ServiceRegistration>> _byType;

    public ServiceRegistrations(NameReferences references, SemanticModels models, ApiCatalogue catalogue, EntryPoints entryPoints)
    {
        _references = references;
        _models = models;
        _catalogue = catalogue;
        _entryPoints = entryPoints;
        _byType = new Once<ILookup<ISymbol, ServiceRegistration>>(Collect);
    }

    /// <summary>The registrations in which the type is the service or the implementation.</summary>
    public IEnumerable<ServiceRegistration> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _byType.Get(cancellationToken)[type.OriginalDefinition];

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

    private ILookup<ISymbol, ServiceRegistration> Collect(CancellationToken cancellationToken)
    {
        var found = new List<(ISymbol Type, ServiceRegistration Registration)>();
        foreach (var name in _catalogue.NamesOf(ApiKind.Registration))
        {
            foreach (var mention in _references.Of(name, cancellationToken))
            {
                if (mention.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call })
                {
                    continue;
                }

                var model = _models.Of(call.SyntaxTree);
                if (Executions.Method(model.GetSymbolInfo(call, cancellationToken)) is { } method &&
                    _catalogue.Find(method, ApiKind.Registration) is { } entry &&
                    Registration(call, method, Lifetime(entry["lifetime"]), model, cancellationToken) is { } registration)
                {
                    found.Add((registration.Service.OriginalDefinition, registration));
                    if (!SymbolEqualityComparer.Default.Equals(registration.Service.OriginalDefinition, registration.Implementation.OriginalDefinition))
                    {
                        found.Add((registration.Implementation.OriginalDefinition, registration));
                    }
                }
            }
        }

        return found.ToLookup(pair => pair.Type, pair => pair.Registration, SymbolEqualityComparer.Default);
    }

    private static ServiceRegistration? Registration(InvocationExpressionSyntax call, IMethodSymbol method, ServiceLifetime lifetime, SemanticModel model, CancellationToken cancellationToken)
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
        return new ServiceRegistration(types[0], implementation, lifetime, call);
    }

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

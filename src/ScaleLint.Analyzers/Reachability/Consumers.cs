using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Answers "for whom does the container build an instance of this type": constructors and handlers that ask for it, and look-ups.</summary>
internal sealed class Consumers(NameReferences references, SemanticModels models, Executions executions, ServiceRegistrations registrations, EntryPoints entryPoints)
{
    /// <summary>Adds who makes the container build an instance. A singleton is built once: nothing is added.</summary>
    public void AddTo(ImmutableArray<Execution>.Builder found, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var lifetime = registrations.LifetimeOf(type, cancellationToken);
        if (lifetime is ServiceLifetime.Singleton or ServiceLifetime.Unknown)
        {
            return;
        }

        foreach (var service in registrations.Of(type, cancellationToken).Select(registration => registration.Service).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            AddConsumersOf(service, found, cancellationToken);
        }

        // A scope is a request, whether or not this compilation shows who asks for the service.
        if (lifetime == ServiceLifetime.Scoped && found.Count == 0)
        {
            var registration = registrations.Of(type, cancellationToken).First(candidate => candidate.Lifetime == ServiceLifetime.Scoped);
            found.Add(Execution.By(new EntryPoint(EntryPointKind.Construction, $"each request scope ({(registration.Service ?? type).Name} is scoped)", type, registration.Site.GetLocation()), registration.Site));
        }
    }

    private void AddConsumersOf(INamedTypeSymbol service, ImmutableArray<Execution>.Builder found, CancellationToken cancellationToken)
    {
        foreach (var mention in references.Of(service.Name, cancellationToken))
        {
            if (IsRegistration(mention))
            {
                continue;
            }

            var model = models.Of(mention.SyntaxTree);
            if (mention.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter)
            {
                if (IsService(mention, service, model, cancellationToken))
                {
                    AddParameterOwner(parameter, found, model, cancellationToken);
                }
            }
            else if (mention.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax lookUp } && IsLookUp(lookUp.Identifier.ValueText))
            {
                if (IsService(mention, service, model, cancellationToken) && executions.Of(lookUp, cancellationToken) is { IsDeadEnd: false } execution)
                {
                    found.Add(execution);
                }
            }
        }
    }

    private void AddParameterOwner(ParameterSyntax parameter, ImmutableArray<Execution>.Builder found, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (parameter.Parent?.Parent)
        {
            case ConstructorDeclarationSyntax or TypeDeclarationSyntax:
                var declaration = parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>();
                if (declaration is null || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol consumer)
                {
                    return;
                }

                if (entryPoints.ConstructionOf(consumer) is { } construction)
                {
                    found.Add(Execution.By(construction, parameter));
                }
                else if (registrations.LifetimeOf(consumer, cancellationToken) is ServiceLifetime.Scoped or ServiceLifetime.Transient)
                {
                    found.Add(Execution.By(Body.Service(consumer), parameter));
                }

                return;

            case AnonymousFunctionExpressionSyntax lambda when executions.UseOf(lambda, model, parameter, cancellationToken) is { EntryPoint: not null } handler:
                found.Add(handler);
                return;

            case MethodDeclarationSyntax or LocalFunctionStatementSyntax when model.GetDeclaredSymbol(parameter.Parent.Parent, cancellationToken) is IMethodSymbol method && entryPoints.Of(method) is { } action:
                found.Add(Execution.By(action, parameter));
                return;
        }
    }

    private static bool IsService(SimpleNameSyntax mention, INamedTypeSymbol service, SemanticModel model, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol?.OriginalDefinition, service.OriginalDefinition);

    private static bool IsRegistration(SimpleNameSyntax mention) =>
        mention.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax { Identifier.ValueText: var name } } && name.Contains("Add");

    private static bool IsLookUp(string name) =>
        name is "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService" or "CreateInstance" or "GetServiceOrCreateInstance";
}

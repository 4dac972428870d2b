using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Which methods and types of one compilation are entry points. Each is decided once.</summary>
internal sealed class EntryPoints(ScaleLintOptions options)
{
    private static readonly ImmutableDictionary<string, ImmutableArray<EntryPointConvention>> BySimpleName = EntryPointConvention.All
        .GroupBy(convention => convention.Type.MetadataName.Split('`')[0], StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint?> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint?> _loops = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint> _schedules = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, EntryPoint?> _types = new(SymbolEqualityComparer.Default);

    /// <summary>The entry point that a method is, or null. A method that only its loop makes one (see <see cref="LoopOf"/>) is not included.</summary>
    public EntryPoint? Of(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation
            ? _methods.GetOrAdd(Body.Definition(method), Classify)
            : null;

    /// <summary>The entry point that one round of the method's loop is, for a method whose loops take one message a round, such as <c>BackgroundService.ExecuteAsync</c>; else null.</summary>
    public EntryPoint? LoopOf(IMethodSymbol method) =>
        method.IsOverride ? _loops.GetOrAdd(Body.Definition(method), ClassifyLoop) : null;

    /// <summary>The same loop where its rounds wait for the clock.</summary>
    public EntryPoint ScheduleOf(IMethodSymbol method) => _schedules.GetOrAdd(Body.Definition(method), static loop => Create(EntryPointKind.Schedule, loop));

    /// <summary>The entry point that building an instance of the type is, where the framework builds one per request; else null.</summary>
    public EntryPoint? ConstructionOf(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && !type.IsStatic ? _types.GetOrAdd(type.OriginalDefinition, ClassifyConstruction) : null;

    /// <summary>True for a function of Azure Functions that this kind of trigger starts.</summary>
    public static bool HasTrigger(IMethodSymbol function, string attributeName) =>
        function.Parameters.Any(parameter => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == attributeName));

    private EntryPoint? Classify(IMethodSymbol method)
    {
        if (options.IsEntryPoint(method) || HasInferencePathAttribute(method) || (IsPublicInstance(method) && HasInferencePathAttribute(method.ContainingType)))
        {
            return Create(EntryPointKind.Handler, method, isMarked: true);
        }

        if (method.IsAbstract)
        {
            return null;
        }

        foreach (var convention in Conventions(method))
        {
            if (convention.Shape != EntryPointShape.Loop)
            {
                // A function that a clock starts is no request.
                return Create(HasTrigger(method, "TimerTriggerAttribute") ? EntryPointKind.Schedule : convention.Kind, method);
            }
        }

        return null;
    }

    private static EntryPoint? ClassifyLoop(IMethodSymbol method) =>
        Conventions(method).Any(convention => convention.Shape == EntryPointShape.Loop) ? Create(EntryPointKind.Handler, method, isLoop: true) : null;

    private static EntryPoint? ClassifyConstruction(INamedTypeSymbol type)
    {
        var perRequest = Related(type).Any(related => related.Convention.IsConstructedPerRequest && related.Convention.Shape
                is EntryPointShape.Actions or EntryPointShape.Overrides or EntryPointShape.Implements or EntryPointShape.Attributed)
            || type.GetMembers().OfType<IMethodSymbol>().Any(method =>
                method.MethodKind == MethodKind.Ordinary && (method.IsOverride || !method.GetAttributes().IsEmpty) &&
                Conventions(method).Any(convention => convention.IsConstructedPerRequest));
        return perRequest
            ? new EntryPoint(EntryPointKind.Construction, $"each request to {type.Name}", type, type.Locations[0])
            : null;
    }

    private static EntryPoint Create(EntryPointKind kind, IMethodSymbol method, bool isMarked = false, bool isLoop = false) =>
        new(kind, RouteLabel.Of(method), method, method.Locations[0]) { IsMarked = isMarked, IsLoop = isLoop };

    /// <summary>The conventions that a method follows.</summary>
    private static IEnumerable<EntryPointConvention> Conventions(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type || method.Locations.IsEmpty)
        {
            yield break;
        }

        foreach (var (convention, related) in Related(type))
        {
            if (convention.HasName(method.Name.Substring(method.Name.LastIndexOf('.') + 1)) && Follows(method, convention, related))
            {
                yield return convention;
            }
        }

        foreach (var attribute in method.GetAttributes())
        {
            foreach (var convention in Of(attribute.AttributeClass, EntryPointShape.Attribute))
            {
                yield return convention;
            }
        }

        if (method.OverriddenMethod is { } overridden)
        {
            while (overridden.OverriddenMethod is { } further)
            {
                overridden = further;
            }

            foreach (var attribute in overridden.ContainingType.GetAttributes())
            {
                foreach (var convention in Of(attribute.AttributeClass, EntryPointShape.Generated))
                {
                    yield return convention;
                }
            }
        }

        if (IsPublicInstance(method))
        {
            foreach (var parameter in method.Parameters)
            {
                foreach (var convention in Of(parameter.Type as INamedTypeSymbol, EntryPointShape.Parameter))
                {
                    if (convention.HasName(method.Name))
                    {
                        yield return convention;
                    }
                }
            }
        }
    }

    private static bool Follows(IMethodSymbol method, EntryPointConvention convention, INamedTypeSymbol related)
    {
        switch (convention.Shape)
        {
            case EntryPointShape.Actions:
            case EntryPointShape.Attributed:
                return IsPublicInstance(method) && method.Name != "Dispose" && method.Name != "DisposeAsync" &&
                    (OverriddenRoot(method) is not { } replaced || replaced.Locations[0].IsInSource) &&
                    !(convention.Except is { } except && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == except));
            case EntryPointShape.Overrides:
            case EntryPointShape.Loop:
                return OverriddenRoot(method) is { } root && IsAtOrBelow(related, root.ContainingType);
            case EntryPointShape.Implements:
            case EntryPointShape.Contract:
                return Implements(method, related);
            default:
                return false;
        }
    }

    // Conventions whose type is a base, an interface or an attribute of the class, with that type.
    private static IEnumerable<(EntryPointConvention Convention, INamedTypeSymbol Related)> Related(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (!ReferenceEquals(current, type))
            {
                foreach (var convention in Of(current, EntryPointShape.Actions).Concat(Of(current, EntryPointShape.Overrides)).Concat(Of(current, EntryPointShape.Loop)))
                {
                    yield return (convention, current);
                }
            }

            foreach (var attribute in current.GetAttributes())
            {
                foreach (var convention in Of(attribute.AttributeClass, EntryPointShape.Attributed))
                {
                    yield return (convention, attribute.AttributeClass!);
                }
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var convention in Of(contract, EntryPointShape.Implements))
            {
                yield return (convention, contract);
            }

            foreach (var extended in contract.AllInterfaces)
            {
                foreach (var convention in Of(extended, EntryPointShape.Contract))
                {
                    yield return (convention, contract);
                }
            }
        }
    }

    private static IEnumerable<EntryPointConvention> Of(INamedTypeSymbol? type, EntryPointShape shape) =>
        type is not null && BySimpleName.TryGetValue(type.Name, out var conventions)
            ? conventions.Where(convention => convention.Shape == shape && convention.Type.Matches(type.OriginalDefinition))
            : [];

    private static bool Implements(IMethodSymbol method, INamedTypeSymbol contract)
    {
        foreach (var member in contract.GetMembers())
        {
            if (member is IMethodSymbol && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
            {
                return true;
            }
        }

        return false;
    }

    private static IMethodSymbol? OverriddenRoot(IMethodSymbol method)
    {
        var root = method.OverriddenMethod;
        while (root?.OverriddenMethod is { } further)
        {
            root = further;
        }

        return root;
    }

    private static bool IsAtOrBelow(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublicInstance(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary };

    private static bool HasInferencePathAttribute(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "InferencePathAttribute" or "InferencePath");
}

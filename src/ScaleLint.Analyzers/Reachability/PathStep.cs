using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>How a step of a path is written in a message.</summary>
internal static class PathStep
{
    /// <summary>The short name of a member: <c>ModelStore.Load</c>, <c>new ModelStore</c>, <c>ModelStore.Session</c>.</summary>
    public static string Name(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => "new " + type.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor => "new " + constructor.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } associated } => Name(associated),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => function.Name,
        IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } method => method.ContainingType.Name + "." + method.ExplicitInterfaceImplementations[0].Name,
        { ContainingType: { } type } => type.Name + "." + (symbol is IPropertySymbol { IsIndexer: true } ? "this[]" : symbol.Name),
        _ => symbol.Name,
    };
}

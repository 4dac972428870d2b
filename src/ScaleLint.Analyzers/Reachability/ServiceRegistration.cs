using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>One registration in the container.</summary>
/// <param name="Service">What consumers ask for.</param>
/// <param name="Implementation">What is built; the service itself where the code names nothing else.</param>
/// <param name="Lifetime">How long it lives.</param>
/// <param name="Site">The registering call.</param>
internal sealed record ServiceRegistration(INamedTypeSymbol Service, INamedTypeSymbol Implementation, ServiceLifetime Lifetime, SyntaxNode Site);

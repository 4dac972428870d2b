using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What a step of a path stands for.</summary>
internal enum BodyKind
{
    /// <summary>The code of a method, constructor, accessor or local function.</summary>
    Code,

    /// <summary>A delegate kept in a field, property or event: it runs where that is read.</summary>
    Delegate,

    /// <summary>An instance that the container builds; the symbol is the service or implementation type.</summary>
    Service,
}

/// <summary>A piece of code as the path search sees it: who runs it is the question.</summary>
internal readonly struct Body(BodyKind kind, ISymbol symbol) : IEquatable<Body>
{
    /// <summary>What it stands for.</summary>
    public BodyKind Kind { get; } = kind;

    /// <summary>The definition, never a construction of a generic.</summary>
    public ISymbol Symbol { get; } = symbol;

    /// <summary>The code of a method.</summary>
    public static Body Code(IMethodSymbol method) => new(BodyKind.Code, Definition(method));

    /// <summary>The delegate in a field, property or event.</summary>
    public static Body Delegate(ISymbol member) => new(BodyKind.Delegate, member.OriginalDefinition);

    /// <summary>The container's instance of a type.</summary>
    public static Body Service(INamedTypeSymbol type) => new(BodyKind.Service, type.OriginalDefinition);

    /// <summary>The one symbol that stands for a method in all its forms: generic, reduced or partial.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    /// <summary>The same for any member or type.</summary>
    public static ISymbol DefinitionOf(ISymbol symbol) => symbol is IMethodSymbol method ? Definition(method) : symbol.OriginalDefinition;

    /// <inheritdoc/>
    public bool Equals(Body other) => Kind == other.Kind && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Body other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Symbol) * 3) + (int)Kind;
}

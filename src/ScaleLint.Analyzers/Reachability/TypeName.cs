using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>A type by its full metadata name, compared without resolving it in the compilation.</summary>
internal readonly struct TypeName
{
    private readonly string[] _namespaces;

    private TypeName(string[] namespaces, string metadataName)
    {
        _namespaces = namespaces;
        MetadataName = metadataName;
    }

    /// <summary>The name with its arity, without namespace.</summary>
    public string MetadataName { get; }

    /// <summary>Reads a <c>T:</c> documentation-comment ID of a top-level type.</summary>
    public static TypeName FromId(string id)
    {
        var parts = id.Substring(2).Split('.');
        return new TypeName(parts.Take(parts.Length - 1).ToArray(), parts[parts.Length - 1]);
    }

    /// <summary>True where the symbol, or what it is constructed from, has this name.</summary>
    public bool Matches(INamedTypeSymbol type)
    {
        if (type.MetadataName != MetadataName || type.ContainingType is not null)
        {
            return false;
        }

        var space = type.ContainingNamespace;
        for (var i = _namespaces.Length - 1; i >= 0; i--, space = space.ContainingNamespace)
        {
            if (space is null || space.Name != _namespaces[i])
            {
                return false;
            }
        }

        return space is { IsGlobalNamespace: true };
    }
}

using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Catalogue;

/// <summary>One line of the catalogue: a library member, what it is, and what a rule must know of it.</summary>
internal sealed class ApiEntry
{
    private readonly ImmutableDictionary<string, string> _attributes;

    public ApiEntry(ApiKind kind, string id, ImmutableDictionary<string, string> attributes)
    {
        Kind = kind;
        Id = id;
        _attributes = attributes;
    }

    /// <summary>What the member is.</summary>
    public ApiKind Kind { get; }

    /// <summary>Documentation-comment ID; without a parameter list it names every overload, a <c>T:</c> ID every constructor.</summary>
    public string Id { get; }

    /// <summary>The value of an attribute, or null where the line does not give it.</summary>
    public string? this[string attribute] => _attributes.TryGetValue(attribute, out var value) ? value : null;

    /// <summary>True where the attribute is given and says <c>true</c>.</summary>
    public bool Is(string attribute) => this[attribute] == "true";
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Catalogue;

/// <summary>
/// The library members that matter to cost, for one compilation: the embedded families whose assembly is referenced, and the user's own lines.
/// </summary>
/// <remarks>
/// A member is looked up by its simple name first, so a call of anything else costs one dictionary probe and nothing is resolved up front;
/// the documentation-comment ID is made only for a name that hits, once per symbol.
/// </remarks>
internal sealed class ApiCatalogue
{
    private readonly Dictionary<string, ImmutableArray<ApiEntry>> _byName;
    private readonly ImmutableHashSet<string> _muted;
    private readonly ConcurrentDictionary<ApiKind, ImmutableArray<string>> _namesByKind = new();
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ApiEntry>> _bySymbol = new(SymbolEqualityComparer.Default);

    private ApiCatalogue(Dictionary<string, ImmutableArray<ApiEntry>> byName, ImmutableHashSet<string> muted, ulong stamp)
    {
        _byName = byName;
        _muted = muted;
        Stamp = stamp;
    }

    /// <summary>The same number for catalogues with the same files of the user; see <see cref="DeclarationStamp"/>.</summary>
    public ulong Stamp { get; }

    /// <summary>The catalogue as <paramref name="compilation"/> sees it, extended by what its libraries know of themselves, extended or muted by the user's files.</summary>
    public static ApiCatalogue For(Compilation compilation, ImmutableArray<CatalogueFile> userFiles, LibraryEvidence? libraries = null)
    {
        var assemblies = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var identity in compilation.ReferencedAssemblyNames)
        {
            assemblies.Add(identity.Name);
        }

        if (compilation.AssemblyName is { } own)
        {
            assemblies.Add(own);
        }

        // The embedded part is shared between compilations, so that only a copy is added to.
        var byName = EmbeddedCatalogue.ByName(assemblies);
        if (!userFiles.IsEmpty || libraries?.Graph.InferenceMembers.Any() == true)
        {
            byName = new Dictionary<string, ImmutableArray<ApiEntry>>(byName, StringComparer.Ordinal);
        }

        var muted = ImmutableHashSet<string>.Empty;
        ulong stamp = 0;
        foreach (var file in userFiles)
        {
            stamp = DeclarationStamp.Mix(stamp, DeclarationStamp.Identity(file));
            muted = muted.Union(file.Muted);
            var entries = file.Families.Where(family => family.Assemblies.IsEmpty || family.Assemblies.Any(assemblies.Contains)).SelectMany(family => family.Entries);
            foreach (var group in entries.GroupBy(entry => SimpleName(entry.Id), StringComparer.Ordinal))
            {
                byName[group.Key] = byName.TryGetValue(group.Key, out var known) ? known.AddRange(group) : group.ToImmutableArray();
            }
        }

        foreach (var member in libraries?.Graph.InferenceMembers ?? [])
        {
            stamp = DeclarationStamp.Mix(stamp, DeclarationStamp.Hash(member));
            var entry = new ApiEntry(ApiKind.ReachesInference, member, ImmutableDictionary<string, string>.Empty);
            var name = SimpleName(member);
            byName[name] = byName.TryGetValue(name, out var known) ? known.Add(entry) : ImmutableArray.Create(entry);
        }

        return new ApiCatalogue(byName, muted, stamp);
    }

    /// <summary>False where no member of that simple name can be one: the cheap question before binding a call.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>What the called or read member is; empty for most. A member also is what it overrides or implements.</summary>
    public ImmutableArray<ApiEntry> Find(ISymbol member)
    {
        if (!_byName.ContainsKey(member.Kind == SymbolKind.Method && ((IMethodSymbol)member).MethodKind == MethodKind.Constructor ? member.ContainingType.Name : member.Name))
        {
            return ImmutableArray<ApiEntry>.Empty;
        }

        var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        return _bySymbol.TryGetValue(definition, out var entries) ? entries : _bySymbol.GetOrAdd(definition, Resolve);
    }

    /// <summary>The first entry of <paramref name="kind"/> for a member, or null.</summary>
    public ApiEntry? Find(ISymbol member, ApiKind kind)
    {
        foreach (var entry in Find(member))
        {
            if (entry.Kind == kind)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The entry of <paramref name="kind"/> for a type, one below it, or one that implements it; null for most.</summary>
    public ApiEntry? FindType(ITypeSymbol? type, ApiKind kind)
    {
        for (var current = type as INamedTypeSymbol; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (OfType(current, kind) is { } entry)
            {
                return entry;
            }
        }

        foreach (var contract in type?.AllInterfaces ?? ImmutableArray<INamedTypeSymbol>.Empty)
        {
            if (OfType(contract, kind) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The first entry that says that the member asks a model, or null.</summary>
    public ApiEntry? InferenceOf(ISymbol member)
    {
        foreach (var entry in Find(member))
        {
            if (entry.Kind is ApiKind.Inference or ApiKind.Embedding)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>True where the user muted this member: it is no finding, and no request path goes through it.</summary>
    public bool IsMuted(ISymbol member) =>
        !_muted.IsEmpty && member.OriginalDefinition.GetDocumentationCommentId() is { } id && (_muted.Contains(id) || _muted.Contains(WithoutParameters(id)));

    /// <summary>The simple names of all members of <paramref name="kind"/>, sorted: what a search for uses starts from.</summary>
    public ImmutableArray<string> NamesOf(ApiKind kind) => _namesByKind.TryGetValue(kind, out var known) ? known : _namesByKind.GetOrAdd(
        kind,
        wanted => _byName.Where(pair => pair.Value.Any(entry => entry.Kind == wanted)).Select(pair => pair.Key).OrderBy(name => name, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>The identifier by which source code mentions the member of a documentation-comment ID; for a constructor its type's.</summary>
    internal static string SimpleName(string id)
    {
        var name = WithoutParameters(id);
        if (name.EndsWith(".#ctor", StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - ".#ctor".Length);
        }

        name = name.Substring(name.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private ApiEntry? OfType(INamedTypeSymbol type, ApiKind kind)
    {
        if (_byName.TryGetValue(type.Name, out var candidates))
        {
            foreach (var entry in candidates)
            {
                if (entry.Kind == kind && entry.Id == type.OriginalDefinition.GetDocumentationCommentId() && !_muted.Contains(entry.Id))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    private ImmutableArray<ApiEntry> Resolve(ISymbol member)
    {
        if (IsMuted(member))
        {
            return ImmutableArray<ApiEntry>.Empty;
        }

        var found = Match(member);
        if (!found.IsEmpty || member is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            return found;
        }

        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
        {
            found = Match(overridden.OriginalDefinition);
            if (!found.IsEmpty)
            {
                return found;
            }
        }

        if (member.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type && !member.IsStatic)
        {
            foreach (var contract in type.AllInterfaces)
            {
                foreach (var candidate in contract.GetMembers(member.Name))
                {
                    found = Match(candidate.OriginalDefinition);
                    if (!found.IsEmpty && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate)?.OriginalDefinition, member))
                    {
                        return found;
                    }
                }
            }
        }

        return ImmutableArray<ApiEntry>.Empty;
    }

    private ImmutableArray<ApiEntry> Match(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (!_byName.TryGetValue(isConstructor ? member.ContainingType.Name : member.Name, out var candidates) ||
            member.GetDocumentationCommentId() is not { } id)
        {
            return ImmutableArray<ApiEntry>.Empty;
        }

        var overloads = WithoutParameters(id);
        var generic = overloads.IndexOf("``", StringComparison.Ordinal);
        var anyArity = generic < 0 ? overloads : overloads.Substring(0, generic);
        var type = isConstructor ? member.ContainingType.GetDocumentationCommentId() : null;
        return candidates.Where(entry => entry.Id == id || entry.Id == overloads || entry.Id == anyArity || entry.Id == type).ToImmutableArray();
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static string WithoutParameters(string id)
    {
        var parameters = id.IndexOf('(');
        return parameters < 0 ? id : id.Substring(0, parameters);
    }
}

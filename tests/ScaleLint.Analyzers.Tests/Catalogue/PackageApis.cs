using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NuGet.Configuration;
using NuGet.Frameworks;
using NuGet.Packaging;

namespace ScaleLint.Analyzers.Tests.Catalogue;

/// <summary>
/// The public members of one downloaded package beside .NET 8 and ASP.NET Core 8. What the package itself depends on is absent: names, arities and
/// parameter names are there without it.
/// </summary>
internal sealed class PackageApis
{
    private static readonly NuGetFramework Framework = NuGetFramework.Parse("net8.0");

    private static readonly Lazy<ImmutableArray<PackageApis>> Loaded = new(Load);

    private readonly Compilation _compilation;

    private PackageApis(string package, Compilation compilation)
    {
        Package = package;
        _compilation = compilation;
        Assemblies = compilation.ReferencedAssemblyNames.Select(identity => identity.Name).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Package id and version, or the framework's name.</summary>
    public string Package { get; }

    /// <summary>The simple names of all assemblies of the package and the frameworks.</summary>
    public ImmutableHashSet<string> Assemblies { get; }

    /// <summary>The frameworks alone, then one entry per version of every package in <c>CataloguePackages.props</c>.</summary>
    public static ImmutableArray<PackageApis> All => Loaded.Value;

    /// <summary>The symbols that a catalogue ID names, by the rules of the catalogue: no parameter list, no arity and <c>T:</c> name all overloads.</summary>
    public ImmutableArray<ISymbol> Resolve(string id)
    {
        var withoutParameters = id.Split('(')[0];
        if (id[0] == 'T')
        {
            return Type(id) is { } named ? [named] : [];
        }

        var dot = withoutParameters.LastIndexOf('.');
        if (Type("T:" + withoutParameters[2..dot]) is not { } type)
        {
            return [];
        }

        var name = withoutParameters[(dot + 1)..].Split("``")[0];
        return type.GetMembers(name == "#ctor" ? ".ctor" : name)
            .Where(IsVisible)
            .Where(member => member.GetDocumentationCommentId() is { } own && (own == id || own.Split('(')[0] is var overloads && (overloads == id || overloads.Split("``")[0] == id)))
            .ToImmutableArray();
    }

    /// <summary>
    /// True where code that calls <paramref name="member"/> can call <paramref name="twin"/> instead: on the same type or one that it inherits from,
    /// on the type that an extension method extends, or as a static or extension method in the namespace <paramref name="usedNamespace"/>.
    /// </summary>
    public bool HasTwin(ISymbol member, string twin, string? usedNamespace)
    {
        if (usedNamespace is null)
        {
            var extended = member is IMethodSymbol { IsExtensionMethod: true } method ? method.Parameters[0].Type as INamedTypeSymbol : null;
            return new[] { member.ContainingType, extended }.OfType<INamedTypeSymbol>()
                .SelectMany(type => BaseTypes(type).Concat(type.AllInterfaces))
                .Any(type => type.GetMembers(twin).Any(IsVisible));
        }

        var parts = twin.Split('.');
        return parts.Length == 2
            ? Type($"T:{usedNamespace}.{parts[0]}")?.GetMembers(parts[1]).Any(static candidate => candidate.IsStatic && IsVisible(candidate)) == true
            : TypesIn(usedNamespace).Any(type => type.IsStatic && type.GetMembers(twin).OfType<IMethodSymbol>().Any(static candidate => candidate.IsExtensionMethod));
    }

    /// <summary>The parameter names of a member; for a type those of its constructors.</summary>
    public static IEnumerable<string> ParameterNames(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Name),
        INamedTypeSymbol type => type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name),
        _ => [],
    };

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    // A package may hold an internal copy of a public type.
    private INamedTypeSymbol? Type(string id) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, _compilation).OfType<INamedTypeSymbol>().FirstOrDefault(IsVisible);

    private IEnumerable<INamedTypeSymbol> TypesIn(string name)
    {
        INamespaceSymbol? current = _compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            current = current?.GetNamespaceMembers().FirstOrDefault(child => child.Name == part);
        }

        return current?.GetTypeMembers() ?? [];
    }

    private static ImmutableArray<PackageApis> Load()
    {
        var packages = typeof(PackageApis).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key.StartsWith("CataloguePackage/", StringComparison.Ordinal))
            .SelectMany(attribute => attribute.Value!.Split(';').Select(version => (Id: attribute.Key["CataloguePackage/".Length..], Version: version.Trim('[', ']'))))
            .ToImmutableArray();
        var frameworks = packages.Where(package => package.Id.EndsWith(".App.Ref", StringComparison.Ordinal)).ToImmutableArray();
        var framework = frameworks.SelectMany(package => ReadReferences(package.Id, package.Version)).ToImmutableArray();
        return packages
            .Except(frameworks)
            .Select(package => new PackageApis($"{package.Id} {package.Version}", Compile(framework, ReadReferences(package.Id, package.Version))))
            .Prepend(new PackageApis(string.Join(", ", frameworks.Select(package => package.Id)), Compile(framework, [])))
            .ToImmutableArray();
    }

    // A package's own assembly stands for the framework's older one of the same name, as in a build.
    private static CSharpCompilation Compile(ImmutableArray<MetadataReference> framework, ImmutableArray<MetadataReference> package)
    {
        var own = package.Select(FileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return CSharpCompilation.Create("Catalogue", references: package.Concat(framework.Where(reference => !own.Contains(FileName(reference)))));
    }

    private static string? FileName(MetadataReference reference) => Path.GetFileName(reference.Display);

    private static ImmutableArray<MetadataReference> ReadReferences(string id, string version)
    {
        var folder = Path.Combine(SettingsUtility.GetGlobalPackagesFolder(Settings.LoadDefaultSettings(null)), id.ToLowerInvariant(), version.ToLowerInvariant());
        using var reader = new PackageFolderReader(folder);
        var groups = reader.GetItems("ref").Concat(reader.GetLibItems()).ToList();
        var nearest = new FrameworkReducer().GetNearest(Framework, groups.Select(group => group.TargetFramework))
            ?? throw new InvalidOperationException($"{id} {version} has nothing for {Framework}.");
        return groups.First(group => group.TargetFramework == nearest).Items
            .Where(item => item.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && item.Count(c => c == '/') == 2)
            .Select(item => (MetadataReference)MetadataReference.CreateFromFile(Path.Combine(folder, item)))
            .ToImmutableArray();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Catalogue;

/// <summary>The catalogue that ships with ScaleLint, read once per process, and its cuts for sets of referenced assemblies.</summary>
internal static class EmbeddedCatalogue
{
    /// <summary>The embedded texts, one per cost component, in the order in which they are read.</summary>
    internal static readonly ImmutableArray<string> FileNames = ImmutableArray.Create("hosting.txt", "inference.txt", "database.txt", "cache.txt", "metrics.txt", "io.txt", "storage.txt", "models.txt");

    private static readonly Lazy<ImmutableArray<ApiFamily>> AllFamilies = new(() => FileNames.SelectMany(name => Read(name).Families).ToImmutableArray());

    private static readonly ConcurrentDictionary<string, Dictionary<string, ImmutableArray<ApiEntry>>> Cuts = new(StringComparer.Ordinal);

    /// <summary>Reads one embedded text.</summary>
    internal static CatalogueFile Read(string name) => CatalogueText.Read(EmbeddedText.Read(name));

    /// <summary>The entries of the families that count with these assemblies, by simple name. Compilations with the same families share one table.</summary>
    public static Dictionary<string, ImmutableArray<ApiEntry>> ByName(HashSet<string> assemblies)
    {
        var families = AllFamilies.Value;
        var active = new bool[families.Length];
        var key = new char[families.Length];
        for (var i = 0; i < families.Length; i++)
        {
            active[i] = families[i].Assemblies.IsEmpty || families[i].Assemblies.Any(assemblies.Contains);
            key[i] = active[i] ? '1' : '0';
        }

        return Cuts.GetOrAdd(new string(key), _ => families
            .Where((_, i) => active[i])
            .SelectMany(family => family.Entries)
            .GroupBy(entry => ApiCatalogue.SimpleName(entry.Id), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal));
    }
}

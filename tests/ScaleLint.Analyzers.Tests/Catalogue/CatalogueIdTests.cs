using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Tests.Catalogue;

/// <summary>Every line of the embedded catalogue names something that exists: a typo or a renamed member fails here.</summary>
public sealed class CatalogueIdTests
{
    public static TheoryData<string, int, string> Families()
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var file in EmbeddedCatalogue.FileNames)
        {
            var families = EmbeddedCatalogue.Read(file).Families;
            for (var index = 0; index < families.Length; index++)
            {
                rows.Add(file, index, string.Join(", ", families[index].Assemblies));
            }
        }

        return rows;
    }

    public static TheoryData<string> Files() => new(EmbeddedCatalogue.FileNames);

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_EveryLineReadable(string file)
    {
        var read = EmbeddedCatalogue.Read(file);

        Assert.Empty(read.Problems);
        Assert.Empty(read.Muted);
        Assert.NotEmpty(read.Families);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_AssemblyNamesExist(string file, int index, string assemblies)
    {
        var all = PackageApis.All;

        var unknown = Family(file, index).Assemblies.Where(name => !UncheckedApis.Assemblies.ContainsKey(name) && !all.Any(apis => apis.Assemblies.Contains(name)));

        Assert.True(!unknown.Any(), $"[{assemblies}]: no package has the assembly {string.Join(", ", unknown)}");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_EveryIdResolves(string file, int index, string assemblies)
    {
        var family = Family(file, index);
        var offering = Offering(family);

        var unresolved = Checked(family).Where(entry => offering.All(apis => apis.Resolve(entry.Id).IsEmpty)).Select(entry => entry.Id);

        AssertNone(unresolved, assemblies);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_EveryTwinExists(string file, int index, string assemblies)
    {
        var family = Family(file, index);
        var offering = Offering(family);

        // In one version at least: a fix looks for the twin in the user's own version.
        var missing =
            from entry in Checked(family)
            from twin in new[] { entry["async"], entry["batch"] }.OfType<string>()
            where !offering.Any(apis => apis.Resolve(entry.Id).Any(member => apis.HasTwin(member, twin, entry["using"])))
            select $"{entry.Id} -> {twin}";

        AssertNone(missing, assemblies);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_EveryNamedParameterExists(string file, int index, string assemblies)
    {
        var family = Family(file, index);
        var offering = Offering(family);

        var missing =
            from entry in Checked(family)
            from name in Parameters(entry)
            where !offering.SelectMany(apis => apis.Resolve(entry.Id)).SelectMany(PackageApis.ParameterNames).Contains(name)
            select $"{entry.Id}: {name}";

        AssertNone(missing, assemblies);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_AttributesFitTheKind(string file)
    {
        var misplaced =
            from family in EmbeddedCatalogue.Read(file).Families
            from entry in family.Entries
            where (entry.Kind == ApiKind.MetricRecord) != (entry["labels"] is not null)
                || (entry.Kind == ApiKind.Client && entry["service"] is not ("ai" or "http" or "database" or "broker" or "storage"))
                || (entry["model"] is not (null or "hosted" or "local"))
                || (entry["source"] is not (null or "queryable"))
                || (entry["thread-safe"] is not (null or "true" or "false"))
                || (entry["batch"] is not null && entry.Kind != ApiKind.Embedding)
            select entry.Id;

        AssertNone(misplaced, file);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_NoLineTwice(string file, int index, string assemblies)
    {
        var twice = Family(file, index).Entries.GroupBy(entry => (entry.Kind, entry.Id)).Where(group => group.Count() > 1).Select(group => group.Key.Id);

        AssertNone(twice, assemblies);
    }

    [Fact]
    public void UncheckedApis_AreNamedAndCannotBeChecked()
    {
        var all = PackageApis.All;
        var families = EmbeddedCatalogue.FileNames.SelectMany(file => EmbeddedCatalogue.Read(file).Families).ToList();

        Assert.DoesNotContain(UncheckedApis.Assemblies.Keys, name => !families.Any(family => family.Assemblies.Contains(name)));
        Assert.DoesNotContain(UncheckedApis.Assemblies.Keys, name => all.Any(apis => apis.Assemblies.Contains(name)));
        Assert.DoesNotContain(UncheckedApis.Members.Keys, id => !families.SelectMany(family => family.Entries).Any(entry => entry.Id == id));
        Assert.DoesNotContain(UncheckedApis.Members.Keys, id => all.Any(apis => !apis.Resolve(id).IsEmpty));
    }

    private static ApiFamily Family(string file, int index) => EmbeddedCatalogue.Read(file).Families[index];

    // A family counts with any of its assemblies; one without names counts everywhere, so the frameworks must have it.
    private static List<PackageApis> Offering(ApiFamily family)
    {
        var all = PackageApis.All;
        return family.Assemblies.IsEmpty ? [all[0]] : all.Where(apis => family.Assemblies.Any(apis.Assemblies.Contains)).ToList();
    }

    private static IEnumerable<ApiEntry> Checked(ApiFamily family) =>
        !family.Assemblies.IsEmpty && family.Assemblies.All(UncheckedApis.Assemblies.ContainsKey)
            ? []
            : family.Entries.Where(entry => !UncheckedApis.Members.ContainsKey(entry.Id));

    // 'expiry=default': the cache bounds its entries by itself.
    private static IEnumerable<string> Parameters(ApiEntry entry) =>
        new[] { entry["expiry"], entry["labels"], entry["name"] }.OfType<string>().SelectMany(names => names.Split(',')).Where(name => name != "default");

    private static void AssertNone(IEnumerable<string> problems, string where)
    {
        var lines = problems.ToList();
        Assert.True(lines.Count == 0, $"[{where}]{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }
}

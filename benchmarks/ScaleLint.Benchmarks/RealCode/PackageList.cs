namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// The packages a feed serves, read from a tab-separated list: name, a version that is known to restore (or a word that
/// says why none does), licence, summary, served versions. Without a list every asked version is taken as it is.
/// </summary>
internal sealed class PackageList
{
    private readonly Dictionary<string, (PackageVersion? Known, PackageVersion[] Served)>? _packages;

    private PackageList(Dictionary<string, (PackageVersion? Known, PackageVersion[] Served)>? packages) => _packages = packages;

    /// <summary>Reads the list; <paramref name="path"/> may be null.</summary>
    public static PackageList Read(string? path)
    {
        if (path is null)
        {
            return new PackageList(null);
        }

        var packages = new Dictionary<string, (PackageVersion?, PackageVersion[])>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split('\t');
            if (cells.Length < 5)
            {
                continue;
            }

            var known = PackageVersion.Read(cells[1].Split(' ')[0]);
            if (known is null && cells[1] != "untested")
            {
                continue;
            }

            var remark = cells[4].IndexOf('(', StringComparison.Ordinal);
            var served = (remark < 0 ? cells[4] : cells[4][..remark])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(PackageVersion.Read)
                .OfType<PackageVersion>()
                .Order()
                .ToArray();
            packages[cells[0]] = (known, served);
        }

        return new PackageList(packages);
    }

    /// <summary>
    /// The version to restore for an asked one: itself, else the next one of the same major version, else the one before it,
    /// else whatever is nearest; null where the package is not served.
    /// </summary>
    public string? Nearest(string name, string? asked)
    {
        var wanted = PackageVersion.Read(asked);
        if (_packages is null)
        {
            return wanted?.Text;
        }

        if (!_packages.TryGetValue(name, out var package))
        {
            return null;
        }

        if (wanted is null || package.Served.Length == 0)
        {
            return package.Known?.Text ?? package.Served.LastOrDefault()?.Text;
        }

        var above = package.Served.Where(version => version.CompareTo(wanted) >= 0).ToList();
        var below = package.Served.Where(version => version.CompareTo(wanted) < 0).ToList();
        return (above.Find(version => version.Major == wanted.Major)
            ?? below.FindLast(version => version.Major == wanted.Major)
            ?? above.FirstOrDefault()
            ?? below.Last()).Text;
    }

    /// <summary>The version of the list that is known to restore together with the others of the list; null where unknown.</summary>
    public string? Known(string name) =>
        _packages is not null && _packages.TryGetValue(name, out var package) ? package.Known?.Text : null;
}

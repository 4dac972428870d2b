using System.Globalization;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>Which target framework of several is loaded, and the preprocessor symbols the SDK gives it.</summary>
internal static class TargetFrameworks
{
    /// <summary>The newest plain .NET one, else the first that is named.</summary>
    public static string Choose(IReadOnlyList<string> frameworks) =>
        frameworks.Where(framework => Version(framework) > 0).OrderByDescending(Version).FirstOrDefault() ?? frameworks[0];

    /// <summary>The symbols of a framework: <c>NET8_0</c>, <c>NET8_0_OR_GREATER</c> and the older ones.</summary>
    public static IEnumerable<string> Symbols(string framework)
    {
        var version = Version(framework.Split('-')[0]);
        yield return "DEBUG";
        yield return "TRACE";
        if (version == 0)
        {
            // Everything is compiled against today's .NET, so old sources take their modern branch.
            yield return "NETCOREAPP";
            yield return "NETSTANDARD2_0_OR_GREATER";
            yield break;
        }

        yield return "NET";
        yield return "NETCOREAPP";
        yield return string.Create(CultureInfo.InvariantCulture, $"NET{version}_0");
        for (var older = 5; older <= version; older++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"NET{older}_0_OR_GREATER");
        }

        yield return "NETCOREAPP2_0_OR_GREATER";
        yield return "NETCOREAPP2_1_OR_GREATER";
        yield return "NETCOREAPP3_0_OR_GREATER";
        yield return "NETCOREAPP3_1_OR_GREATER";
    }

    private static int Version(string framework) =>
        framework.StartsWith("net", StringComparison.Ordinal)
        && framework.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(framework[3..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version >= 5
            ? version
            : 0;
}

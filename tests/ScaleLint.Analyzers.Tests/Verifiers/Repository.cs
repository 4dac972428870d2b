using System.Reflection;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>Files of this repository, for tests that tie code and documents together.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The text of a file, or null where it does not exist.</summary>
    public static string? Read(string path) => File.Exists(Path.Combine(Root, path)) ? File.ReadAllText(Path.Combine(Root, path)) : null;

    /// <summary>The texts of all files below a folder with an extension, build output left out.</summary>
    public static IEnumerable<string> ReadAll(string folder, string extension) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("\\obj\\") && !path.Contains("\\bin\\"))
        .Select(File.ReadAllText);
}

using Microsoft.Build.Framework;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Gathers the findings inside the libraries of a host, their files shown relative to the host's own directory.</summary>
internal static class LibraryFindings
{
    /// <summary>The findings of all libraries, in the order of their names.</summary>
    /// <param name="files">The findings files; the metadata <c>MSBuildSourceProjectFile</c> names the project behind one, a package has none.</param>
    /// <param name="projectDirectory">The directory of the host's project.</param>
    public static IEnumerable<CodeFinding> Gather(IEnumerable<ITaskItem> files, string projectDirectory) => files
        .GroupBy(file => Path.GetFileName(file.ItemSpec), StringComparer.OrdinalIgnoreCase)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .SelectMany(same => FindingsFile.Read(Content(same.First().ItemSpec)).Select(finding => finding with { File = Shown(finding, same.First().GetMetadata("MSBuildSourceProjectFile"), projectDirectory) }));

    private static byte[] Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            // Gone or locked since MSBuild looked: the library is being built again, and the next build sees it.
            return [];
        }
    }

    private static string Shown(CodeFinding finding, string projectFile, string projectDirectory)
    {
        if (projectFile.Length == 0 || projectDirectory.Length == 0)
        {
            return $"{finding.Project}/{finding.File}";
        }

        var host = Parts(projectDirectory);
        var library = Parts(Path.GetDirectoryName(projectFile)!);
        var common = host.Zip(library, (first, second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase)).TakeWhile(same => same).Count();
        return string.Join("/", Enumerable.Repeat("..", host.Length - common).Concat(library.Skip(common)).Append(finding.File));
    }

    private static string[] Parts(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}

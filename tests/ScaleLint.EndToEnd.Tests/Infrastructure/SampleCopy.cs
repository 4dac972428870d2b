namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A copy of <c>samples/</c> outside the repository.</summary>
public sealed class SampleCopy
{
    private readonly PackedPackage _package;

    private SampleCopy(PackedPackage package, string folder)
    {
        _package = package;
        Folder = folder;
    }

    public string Folder { get; }

    public string Before => Path.Combine(Folder, "Recommendations.Before");

    public string After => Path.Combine(Folder, "Recommendations.After");

    public static SampleCopy Create(PackedPackage package, string name)
    {
        var source = Path.Combine(PackedPackage.RepositoryRoot, "samples");
        var target = Path.Combine(package.Root, name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            var parts = relative.Split(Path.DirectorySeparatorChar);
            if (parts.Contains("bin") || parts.Contains("obj"))
            {
                continue;
            }

            var copy = Path.Combine(target, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new SampleCopy(package, target);
    }

    public Task<CommandResult> DotNetAsync(params string[] arguments) => DotNetCommand.RunAsync(Folder, _package.Environment, arguments);

    /// <summary>Compiles everything again: a compiler that is skipped reports no analyzer warning.</summary>
    public Task<CommandResult> BuildAsync(string project) => DotNetAsync(BuildCommand.For(project));
}

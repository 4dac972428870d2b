namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A folder for a project that a test writes itself, with the feed of the package under test.</summary>
public sealed class ProjectFolder
{
    private readonly PackedPackage _package;

    /// <summary>Makes the folder below <see cref="PackedPackage.Root"/>.</summary>
    public ProjectFolder(PackedPackage package, string name)
    {
        _package = package;
        Path = System.IO.Path.Combine(package.Root, name);
        Directory.CreateDirectory(Path);
        File.Copy(System.IO.Path.Combine(PackedPackage.RepositoryRoot, "samples", "nuget.config"), System.IO.Path.Combine(Path, "nuget.config"));
    }

    public string Path { get; }

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(System.IO.Path.Combine(Path, file), text, TestContext.Current.CancellationToken);

    public Task<CommandResult> DotNetAsync(params string[] arguments) => DotNetCommand.RunAsync(Path, _package.Environment, arguments);
}

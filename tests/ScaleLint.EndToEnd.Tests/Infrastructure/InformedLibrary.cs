namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A library with ScaleLint, so with an error log, in which a rule of the SDK informs: CA1825, for an empty array.</summary>
public sealed class InformedLibrary(PackedPackage package) : IAsyncLifetime
{
    public const string Rule = "CA1825";

    public string Folder { get; } = Path.Combine(package.Root, "informed");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(PackedPackage.RepositoryRoot, "samples", "nuget.config"), Path.Combine(Folder, "nuget.config"));
        await WriteAsync("Scoring.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="ScaleLint" Version="{PackedPackage.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        await WriteAsync("Scorer.cs", "namespace Scoring { public static class Scorer { public static int[] Scores() => new int[0]; } }\n");
        (await DotNetAsync("restore")).Expect(exitCode: 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Compiles with this configuration file, or with none.</summary>
    public async Task<CommandResult> BuildAsync(string? configuration, string text, params string[] arguments)
    {
        if (configuration is not null)
        {
            await WriteAsync(configuration, text);
        }

        var build = await DotNetAsync([.. BuildCommand.For(Folder), "--no-restore", .. arguments]);
        if (configuration is not null)
        {
            File.Delete(Path.Combine(Folder, configuration));
        }

        return build;
    }

    private Task<CommandResult> DotNetAsync(params string[] arguments) => DotNetCommand.RunAsync(Folder, package.Environment, arguments);

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(Folder, file), text);
}

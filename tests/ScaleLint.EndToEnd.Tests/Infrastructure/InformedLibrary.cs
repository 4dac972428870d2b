namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A library with ScaleLint, so with an error log, in which a rule of the SDK informs: CA1825, for an empty array.</summary>
public sealed class InformedLibrary(PackedPackage package) : IAsyncLifetime
{
    public const string Rule = "CA1825";

    private readonly ProjectFolder _project = new(package, "informed");

    public string Folder => _project.Path;

    public async ValueTask InitializeAsync()
    {
        await _project.WriteAsync("Scoring.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="ScaleLint" Version="{PackedPackage.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        await _project.WriteAsync("Scorer.cs", "namespace Scoring { public static class Scorer { public static int[] Scores() => new int[0]; } }\n");
        (await _project.DotNetAsync("restore")).Expect(exitCode: 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Compiles.</summary>
    public Task<CommandResult> BuildAsync(params string[] arguments) => _project.DotNetAsync([.. BuildCommand.For(Folder), "--no-restore", .. arguments]);

    /// <summary>Compiles with a configuration file that the next test does not find.</summary>
    public async Task<CommandResult> BuildWithAsync(string file, string text)
    {
        await _project.WriteAsync(file, text);
        try
        {
            return await BuildAsync();
        }
        finally
        {
            File.Delete(Path.Combine(Folder, file));
        }
    }
}

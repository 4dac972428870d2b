namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A library for two frameworks, with ScaleLint and the manifest of the sample, whose risk is a warning here and no error.</summary>
public sealed class MultiTargetedLibrary(PackedPackage package) : IAsyncLifetime
{
    private readonly ProjectFolder _project = new(package, "multi-targeted");

    public string Folder => _project.Path;

    public async ValueTask InitializeAsync()
    {
        await _project.WriteAsync("Scoring.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ScaleLint" Version="{PackedPackage.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        await _project.WriteAsync("Scorer.cs", "namespace Scoring { public static class Scorer { public static int Score() => 1; } }\n");
        // A score of 12: no cache.
        await _project.WriteAsync("scalecost.json", """
            {
              "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
              "components": { "inference": { "costPerMonth": 8000, "cacheHitRate": 0 } },
              "gate": { "riskScore": [ { "level": "warn", "max": 10 } ] }
            }
            """);
        (await BuildAsync()).Expect(exitCode: 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Builds both frameworks at the same time, as far as that is needed.</summary>
    public Task<CommandResult> BuildAsync(params string[] arguments) =>
        DotNetAsync(["build", "-m:2", "-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:NoSummary", "-nologo", .. arguments]);

    public Task<CommandResult> DotNetAsync(params string[] arguments) => _project.DotNetAsync(arguments);
}

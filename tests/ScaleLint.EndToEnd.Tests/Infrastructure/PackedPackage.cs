using System.Reflection;

namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>
/// Packs ScaleLint once for all tests, as it was built with them, into a folder feed of its own. Projects of these tests restore into a private
/// package folder, so that the package under test never meets an older one and never stays behind; what the machine's cache holds is read from there.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public const string Version = "0.0.1-endtoend";

    private Task<NewWebApi>? _newWebApi;

    public static string RepositoryRoot { get; } = BuildProperty("RepositoryRoot");

    /// <summary>Everything that the tests write lies below this folder, outside the repository: none of its build settings reach it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("scalelint-").FullName;

    /// <summary>The same place, seen from a project folder below <see cref="Root"/>, as <c>samples/nuget.config</c> names it: <c>../artifacts/packages</c>.</summary>
    public string Feed => Path.Combine(Root, "artifacts", "packages");

    public string PackageFile => Path.Combine(Feed, $"ScaleLint.{Version}.nupkg");

    /// <summary>MSBuild reads properties from the environment, so that every command of a test, the language server's builds too, restores alike.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        var environment = new Dictionary<string, string>
        {
            ["ScaleLintVersion"] = Version,
            ["RestorePackagesPath"] = Path.Combine(Root, "packages"),
            ["NuGetAudit"] = "false",
            ["UseSharedCompilation"] = "false",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        };
        if (Directory.Exists(MachineCache))
        {
            environment["RestoreFallbackFolders"] = MachineCache;
        }

        Environment = environment;
        await PackAsync(Feed);
    }

    /// <summary>Packs once more, into another folder.</summary>
    public static async Task PackAsync(string folder)
    {
        var pack = await DotNetCommand.RunAsync(
            RepositoryRoot,
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
            "pack", "src/ScaleLint.Package", "--no-build", "-p:BuildProjectReferences=false", "-c", BuildProperty("Configuration"), "-o", folder, $"-p:Version={Version}", "-v", "q");
        pack.Expect(exitCode: 0);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of <c>samples/</c> to build, format or edit.</summary>
    public SampleCopy CopySamples(string name) => SampleCopy.Create(this, name);

    /// <summary>The one new project that all tests share, made at first use.</summary>
    public Task<NewWebApi> NewWebApiAsync() => _newWebApi ??= NewWebApi.CreateAsync(this);

    private static string BuildProperty(string name) => typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;

    private static string MachineCache =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}

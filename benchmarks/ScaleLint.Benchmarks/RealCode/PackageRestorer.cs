using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// Restores the packages of projects by made-up projects that hold nothing but package references, one per distinct set, all in one
/// restore. A folder per set stays in the cache, so a set is restored once.
/// </summary>
internal sealed class PackageRestorer(string cache, PackageList packages)
{
    private const string Framework = "net10.0";

    // Gigabytes of native code that no compilation reads.
    private static readonly string[] NativeOnly =
        ["LLamaSharp.Backend.", "libtorch-", "TorchSharp-", "SciSharp.TensorFlow.Redist", "runtime.", "Microsoft.ML.OnnxRuntime.Gpu.", "Microsoft.ML.OnnxRuntime.DirectML", "MlNetMklDeps", "Microsoft.ML.OnnxRuntimeGenAI.Cuda"];

    private const string Aspire = "Aspire.";

    // Referenced by the framework itself today; the packages are those of ASP.NET Core 2.
    private static readonly string[] InFramework = ["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.All", "Microsoft.NETCore.App", "NETStandard.Library"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The models with the assemblies of their package closure, in the given order.</summary>
    public IReadOnlyList<ProjectModel> Restore(IReadOnlyList<ProjectModel> models)
    {
        var byPath = models.ToDictionary(model => model.Path, StringComparer.Ordinal);
        var wanted = models.Select(model => Closure(model, byPath)).ToList();
        var first = wanted.ConvertAll(set => Write(set.Asked, packages.Nearest));
        RunRestore(first);

        // Old packages are served in part. Where a set did not restore, its versions that are known to go together are tried.
        var second = first.Select((folder, i) => Failed(folder) ? Write(wanted[i].Asked, (name, asked) => packages.Known(name) ?? packages.Nearest(name, asked)) : folder).ToList();
        RunRestore(second);

        return
        [
            .. models.Select((model, i) =>
            {
                var (best, assemblies) = Better(first[i], second[i]);
                var restored = Names(best);
                return model with
                {
                    Assemblies = assemblies,
                    IsWeb = wanted[i].IsWeb || AsksForWeb(best),
                    MissingPackages = [.. wanted[i].Asked.Keys.Where(name => !restored.Contains(name) && !InFramework.Contains(name) && !IsNative(name))],
                };
            }),
        ];
    }

    // A package that is not served takes along what it wraps, and the code uses that: Aspire.Microsoft.EntityFrameworkCore.SqlServer, Aspire.StackExchange.Redis.
    private static string? Wrapped(string name) => name switch
    {
        "EFCore.SqlServer.VectorSearch" => "Microsoft.EntityFrameworkCore.SqlServer",
        _ when name.StartsWith(Aspire, StringComparison.OrdinalIgnoreCase) => name[Aspire.Length..],
        _ => null,
    };

    private static bool IsNative(string name) => NativeOnly.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static (SortedDictionary<string, string> Asked, bool IsWeb) Closure(ProjectModel model, Dictionary<string, ProjectModel> byPath)
    {
        var asked = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isWeb = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<ProjectModel>([model]);
        while (queue.TryDequeue(out var next))
        {
            if (!seen.Add(next.Path))
            {
                continue;
            }

            isWeb |= next.IsWeb;
            foreach (var (name, version) in next.Packages)
            {
                // The project's own version wins; of two referenced ones, the higher.
                if (!asked.TryGetValue(name, out var known) || (next != model && !model.Packages.ContainsKey(name) && Higher(version, known)))
                {
                    asked[name] = version;
                }
            }

            foreach (var project in next.Projects)
            {
                if (byPath.TryGetValue(project, out var referenced))
                {
                    queue.Enqueue(referenced);
                }
            }
        }

        return (asked, isWeb);
    }

    private static bool Higher(string left, string right) =>
        PackageVersion.Read(left) is { } version && version.CompareTo(PackageVersion.Read(right)) > 0;

    private static (string Folder, string[] Assemblies) Better(string first, string second)
    {
        var other = Assemblies(second);
        if (first == second)
        {
            return (second, other);
        }

        var one = Assemblies(first);
        return Names(first).Count > Names(second).Count || (Names(first).Count == Names(second).Count && one.Length >= other.Length) ? (first, one) : (second, other);
    }

    private string Write(SortedDictionary<string, string> asked, Func<string, string, string?> version)
    {
        var references = asked
            .Where(package => !IsNative(package.Key) && !InFramework.Contains(package.Key))
            .Select(package => (Name: package.Key, Version: version(package.Key, package.Value)))
            .Select(package => package.Version is null && Wrapped(package.Name) is { } wrapped && !asked.ContainsKey(wrapped) ? (Name: wrapped, Version: version(wrapped, "")) : package)
            .Where(package => package.Version is not null)
            .DistinctBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var text = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("NuGetAudit", "false"),
                new XElement("NoWarn", "NU1603;NU1605;NU1608;NU1701;NU1510"),
                new XElement("WarningsNotAsErrors", "NU1605"),
                new XElement("ManagePackageVersionsCentrally", "false")),
            new XElement(
                "ItemGroup",
                new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
                references.Select(package => new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version!)))))
            .ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        var folder = Path.Combine(cache, "packages", hash);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"p{hash}.csproj"), text);
        return folder;
    }

    private void RunRestore(IEnumerable<string> folders)
    {
        var open = folders.Where(folder => !File.Exists(AssetsFile(folder))).Distinct().Order(StringComparer.Ordinal).ToList();
        if (open.Count == 0)
        {
            return;
        }

        foreach (var stop in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(cache, stop), "<Project />");
        }

        var solution = Path.Combine(cache, "restore.slnx");
        File.WriteAllText(solution, new XElement("Solution", open.Select(folder => new XElement("Project", new XAttribute("Path", Path.Combine(folder, Path.GetFileName($"p{Path.GetFileName(folder)}.csproj")))))).ToString());
        Console.Error.WriteLine($"restoring {open.Count} package sets");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = cache, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["restore", solution, "-v", "q", "-nodeReuse:false", "-tl:off", "-m:1"])
        {
            start.ArgumentList.Add(argument);
        }

        // The locator points these at the SDK in use; a child must find its own.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet restore did not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.WriteAllText(Path.Combine(cache, "restore.log"), output + errors.Result);
    }

    private static string AssetsFile(string folder) => Path.Combine(folder, "obj", "project.assets.json");

    private static JsonDocument? Assets(string folder) =>
        File.Exists(AssetsFile(folder)) ? JsonDocument.Parse(File.ReadAllBytes(AssetsFile(folder)), Lenient) : null;

    private static bool Failed(string folder)
    {
        using var assets = Assets(folder);
        return assets is null
            || (assets.RootElement.TryGetProperty("logs", out var logs)
                && logs.EnumerateArray().Any(log => log.GetProperty("level").GetString() == "Error"));
    }

    private static HashSet<string> Names(string folder)
    {
        using var assets = Assets(folder);
        return assets is null
            ? []
            : new HashSet<string>(Libraries(assets).Select(library => library.Name.Split('/')[0]), StringComparer.OrdinalIgnoreCase);
    }

    private static bool AsksForWeb(string folder)
    {
        using var assets = Assets(folder);
        return assets is not null
            && Libraries(assets).Any(library => library.Value.TryGetProperty("frameworkReferences", out var frameworks)
                && frameworks.EnumerateArray().Any(framework => framework.GetString() == "Microsoft.AspNetCore.App"));
    }

    private static IEnumerable<JsonProperty> Libraries(JsonDocument assets) =>
        assets.RootElement.GetProperty("targets").EnumerateObject().FirstOrDefault() is { Value.ValueKind: JsonValueKind.Object } target
            ? target.Value.EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package")
            : [];

    private static string[] Assemblies(string folder)
    {
        using var assets = Assets(folder);
        if (assets is null)
        {
            return [];
        }

        var root = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var paths = assets.RootElement.GetProperty("libraries");
        return
        [
            .. Libraries(assets)
                .Where(library => library.Value.TryGetProperty("compile", out _) && paths.TryGetProperty(library.Name, out _))
                .SelectMany(library => library.Value.GetProperty("compile").EnumerateObject()
                    .Select(file => Path.Combine(root, paths.GetProperty(library.Name).GetProperty("path").GetString()!, file.Name)))
                .Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(file))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}

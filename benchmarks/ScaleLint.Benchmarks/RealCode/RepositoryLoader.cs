using System.Text.Json;
using Microsoft.Build.Locator;
using Microsoft.CodeAnalysis.CSharp;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// Loads every project of checked-out repositories without building them: evaluate, restore, generate. The result is kept in the cache
/// folder, so the next run only parses.
/// </summary>
internal sealed class RepositoryLoader(string cache, PackageList packages)
{
    /// <summary>The repositories whose folders stand on the command line, with its options <c>--cache</c>, <c>--packages</c> and <c>--reload</c>.</summary>
    public static IReadOnlyList<Repository> Load(Arguments arguments)
    {
        UseInstalledSdk();
        var folders = arguments.Values.Select(value => Path.TrimEndingDirectorySeparator(Path.GetFullPath(value))).ToList();
        var cache = arguments.Option("cache") ?? Path.Combine(Path.GetDirectoryName(folders[0])!, ".cache");
        var packages = PackageList.Read(arguments.Option("packages") ?? Environment.GetEnvironmentVariable("SCALELINT_PACKAGES"));
        return new RepositoryLoader(Path.GetFullPath(cache), packages).Load(folders, arguments.Has("reload"));
    }

    /// <summary>The repositories of some folders, in that order. What is not in the cache is restored together, for a restore takes long to start.</summary>
    public IReadOnlyList<Repository> Load(IReadOnlyList<string> folders, bool reload)
    {
        Directory.CreateDirectory(cache);
        using var evaluator = new ProjectEvaluator();
        var open = folders.Where(folder => reload || !File.Exists(CacheFile(folder))).Select(folder => Evaluate(folder, evaluator)).ToList();
        var restored = new PackageRestorer(cache, packages).Restore([.. open.SelectMany(repository => repository.Projects)]).ToDictionary(model => model.Path, StringComparer.Ordinal);
        foreach (var repository in open)
        {
            var loaded = repository with { Projects = Generate([.. repository.Projects.Select(model => restored[model.Path])]) };
            File.WriteAllBytes(CacheFile(repository.Folder), JsonSerializer.SerializeToUtf8Bytes(loaded));
            Console.Error.WriteLine($"loaded {Path.GetFileName(repository.Folder)}");
        }

        return
        [
            .. folders.Select(folder => JsonSerializer.Deserialize<Repository>(File.ReadAllBytes(CacheFile(folder)))
                ?? throw new InvalidDataException($"{CacheFile(folder)} is empty")),
        ];
    }

    // A global.json in the repository asks for the SDK of its day; the one that runs this program is used instead.
    private static void UseInstalledSdk()
    {
        var sdk = FrameworkPack.Sdk();
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_SDKS_DIR", Path.Combine(sdk, "Sdks"));
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_SDKS_VER", Path.GetFileName(sdk));
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_CLI_DIR", Path.GetDirectoryName(Path.GetDirectoryName(sdk)));
        MSBuildLocator.RegisterMSBuildPath(sdk);
    }

    private string CacheFile(string folder) => Path.Combine(cache, Path.GetFileName(folder) + ".json");

    private static Repository Evaluate(string folder, ProjectEvaluator evaluator)
    {
        var failures = new List<string>();
        var models = new List<ProjectModel>();
        var paths = Directory.EnumerateFiles(folder, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var (model, reason) = evaluator.Evaluate(path);
            if (model is not null)
            {
                models.Add(model);
            }
            else
            {
                failures.Add($"{Path.GetRelativePath(folder, path)}: {reason}");
            }
        }

        Console.Error.WriteLine($"evaluated {Path.GetFileName(folder)}");
        return new Repository(folder, models, failures);
    }

    private static List<ProjectModel> Generate(IReadOnlyList<ProjectModel> models)
    {
        var generators = new SourceGenerators();
        var generated = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var factory = new CompilationFactory(models.ToDictionary(model => model.Path, StringComparer.Ordinal))
        {
            Complete = (model, compilation) =>
            {
                var texts = generators.Run(model, compilation);
                generated[model.Path] = texts;
                return compilation.AddSyntaxTrees(texts.Select(text => CSharpSyntaxTree.ParseText(text.Value, CompilationFactory.ParseOptions(model), text.Key)));
            },
        };
        foreach (var model in models)
        {
            factory.Create(model);
        }

        return [.. models.Select(model => model with { Generated = generated[model.Path] })];
    }
}

using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// Loads every project of a checked-out repository without building it: evaluate, restore, generate. The result is kept in the cache
/// folder, so the next run only parses.
/// </summary>
internal sealed class RepositoryLoader(string cache, PackageList packages)
{
    /// <summary>The models of a repository, in the order of their paths, and what could not be evaluated.</summary>
    public (IReadOnlyList<ProjectModel> Models, IReadOnlyList<string> Failures) Load(string folder, bool reload)
    {
        var file = Path.Combine(cache, Path.GetFileName(folder) + ".json");
        if (!reload && File.Exists(file))
        {
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(file)) ?? throw new InvalidDataException($"{file} is empty");
            return (stored.Models, stored.Failures);
        }

        var failures = new List<string>();
        var models = Generate(new PackageRestorer(cache, packages).Restore(Evaluate(folder, failures)));
        Directory.CreateDirectory(cache);
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(new Stored(models, failures)));
        return (models, failures);
    }

    private static List<ProjectModel> Evaluate(string folder, List<string> failures)
    {
        using var evaluator = new ProjectEvaluator();
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

        return models;
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

    private sealed record Stored(IReadOnlyList<ProjectModel> Models, IReadOnlyList<string> Failures);
}

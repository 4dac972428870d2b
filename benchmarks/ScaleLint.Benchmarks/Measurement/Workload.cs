using Microsoft.CodeAnalysis.CSharp;
using ScaleLint.Benchmarks.Generation;
using ScaleLint.Benchmarks.RealCode;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>The code that a measurement runs over.</summary>
/// <param name="Name">What it is.</param>
/// <param name="MustCompile">False for real repositories: where generated code is missing they do not compile, and are bound all the same.</param>
/// <param name="Create">Reads and parses it: the compilations share nothing with earlier ones, those of the generated solution the references.</param>
internal sealed record Workload(string Name, bool MustCompile, Func<IReadOnlyList<CSharpCompilation>> Create)
{
    /// <summary>The generated solution, or the repositories whose folders stand on the command line.</summary>
    public static Workload Of(Workbench workbench, Arguments arguments)
    {
        if (arguments.Values.Count == 0)
        {
            var files = SolutionGenerator.Generate(workbench.Files);
            return new Workload("generated", MustCompile: true, () => [GeneratedCompilation.Create(files)]);
        }

        var repositories = RepositoryLoader.Load(arguments);
        return new Workload(
            string.Join(' ', repositories.Select(repository => Path.GetFileName(repository.Folder))),
            MustCompile: false,
            () => [.. repositories.SelectMany(repository => Compile(repository, arguments.Option("project")))]);
    }

    private static IEnumerable<CSharpCompilation> Compile(Repository repository, string? part)
    {
        var factory = new CompilationFactory(repository.Projects.ToDictionary(project => project.Path, StringComparer.Ordinal));
        return [.. repository.Projects.Where(project => part is null || project.Path.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(factory.Create)];
    }
}

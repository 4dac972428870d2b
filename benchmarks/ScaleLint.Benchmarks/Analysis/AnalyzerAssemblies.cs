using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Benchmarks.Analysis;

/// <summary>Loads analyzers and source generators for C#.</summary>
internal static class AnalyzerAssemblies
{
    private static readonly Loader GeneratorLoader = new();

    /// <summary>The analyzers of this solution.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> ScaleLint() =>
    [
        .. Assembly.Load("ScaleLint.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>All analyzers of the assemblies in a folder. Folders do not see each other, so that two may hold versions of the same package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> LoadFolder(string folder)
    {
        var loader = new Loader();
        return [.. Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).SelectMany(file => Reference(file, loader).GetAnalyzers(LanguageNames.CSharp))];
    }

    /// <summary>All source generators of one assembly.</summary>
    public static IEnumerable<ISourceGenerator> LoadGenerators(string file) => Reference(file, GeneratorLoader).GetGenerators(LanguageNames.CSharp);

    private static AnalyzerFileReference Reference(string file, Loader loader)
    {
        loader.AddDependencyLocation(file);
        return new AnalyzerFileReference(file, loader);
    }

    private sealed class Loader : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

        public void AddDependencyLocation(string fullPath) => _folders.Add(Path.GetDirectoryName(fullPath)!);

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        // The program's own assemblies first: an analyzer must see the compiler that asks it.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Default.Assemblies.Any(assembly => assembly.GetName().Name == assemblyName.Name)
                ? null
                : _folders.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).Where(File.Exists).Select(LoadFromAssemblyPath).FirstOrDefault();
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Benchmarks.Analysis;

/// <summary>Loads analyzers and source generators for C#.</summary>
internal static class AnalyzerAssemblies
{
    private static readonly Loader AssemblyLoader = new();

    /// <summary>The analyzers of this solution.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> ScaleLint() =>
    [
        .. Assembly.Load("ScaleLint.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>All analyzers of the assemblies in a folder.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> LoadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
            .SelectMany(file => Reference(file).GetAnalyzers(LanguageNames.CSharp)),
    ];

    /// <summary>All source generators of one assembly.</summary>
    public static IEnumerable<ISourceGenerator> LoadGenerators(string file) => Reference(file).GetGenerators(LanguageNames.CSharp);

    private static AnalyzerFileReference Reference(string file)
    {
        AssemblyLoader.AddDependencyLocation(file);
        return new AnalyzerFileReference(file, AssemblyLoader);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

        public Loader() => AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            _folders.Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll"))
                .Where(File.Exists)
                .Select(Assembly.LoadFrom)
                .FirstOrDefault();

        public void AddDependencyLocation(string fullPath) => _folders.Add(Path.GetDirectoryName(fullPath)!);

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

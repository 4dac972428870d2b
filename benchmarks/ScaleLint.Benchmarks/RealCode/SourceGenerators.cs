using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Benchmarks.Analysis;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>Runs the source generators that ship with the .NET SDK, the Razor compiler among them. Generators of packages are not run.</summary>
internal sealed class SourceGenerators
{
    private readonly ImmutableArray<ISourceGenerator> _generators =
        [.. FrameworkPack.Generators().SelectMany(AnalyzerAssemblies.LoadGenerators)];

    /// <summary>The source texts they write for a compilation, by file name.</summary>
    public IReadOnlyDictionary<string, string> Run(ProjectModel model, CSharpCompilation compilation)
    {
        var razor = new RazorOptions(model);
        var driver = CSharpGeneratorDriver.Create(
            _generators,
            [.. model.RazorFiles.Select(file => new FileText(file))],
            CompilationFactory.ParseOptions(model),
            razor);
        var result = driver.RunGenerators(compilation).GetRunResult();
        var generated = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var generator in result.Results)
        {
            if (generator.Exception is not null)
            {
                Console.Error.WriteLine($"{model.AssemblyName}: {generator.Generator.GetGeneratorType().Name}: {generator.Exception.Message}");
                continue;
            }

            foreach (var source in generator.GeneratedSources)
            {
                generated[$"{generator.Generator.GetGeneratorType().Name}/{source.HintName}"] = source.SourceText.ToString();
            }
        }

        return generated;
    }

    private sealed class RazorOptions(ProjectModel model) : AnalyzerConfigOptionsProvider
    {
        private static readonly DictionaryOptions Empty = new(new Dictionary<string, string>());

        public override AnalyzerConfigOptions GlobalOptions { get; } = new DictionaryOptions(new Dictionary<string, string>
        {
            ["build_property.RazorLangVersion"] = "Latest",
            ["build_property.RazorConfiguration"] = "Default",
            ["build_property.RootNamespace"] = model.RootNamespace,
            ["build_property.MSBuildProjectDirectory"] = System.IO.Path.GetDirectoryName(model.Path)!,
            ["build_property.SuppressRazorSourceGenerator"] = "false",
            ["build_property.GenerateRazorMetadataSourceChecksumAttributes"] = "false",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Empty;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new DictionaryOptions(new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.TargetPath"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(
                System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(model.Path)!, textFile.Path))),
        });
    }
}

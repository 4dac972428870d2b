using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Benchmarks.RealCode;

namespace ScaleLint.Benchmarks.Generation;

/// <summary>Compiles generated files in memory.</summary>
internal static class GeneratedCompilation
{
    private static readonly string[] Libraries =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational",
        "Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions", "Microsoft.ML.OnnxRuntime",
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. FrameworkPack.References(web: true)
            .Concat(Libraries.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll")))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    /// <summary>Parses and compiles; nothing is shared with an earlier compilation but the references.</summary>
    public static CSharpCompilation Create(IReadOnlyList<SourceFile> files, OutputKind kind = OutputKind.ConsoleApplication)
    {
        var trees = new SyntaxTree[files.Count];
        Parallel.For(0, files.Count, i => trees[i] = CSharpSyntaxTree.ParseText(SourceText.From(files[i].Text, Encoding.UTF8), ParseOptions, "/" + files[i].Path));
        return CSharpCompilation.Create(
            "Shop",
            trees,
            References.Value,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, deterministic: true, concurrentBuild: true));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>How well a compilation binds: its errors, and how many of its names mean nothing to the compiler.</summary>
/// <param name="Trees">Number of files written by people.</param>
/// <param name="Errors">Number of compiler errors.</param>
/// <param name="Names">Number of names in the files.</param>
/// <param name="Unbound">Number of names with neither a symbol nor a candidate.</param>
internal sealed record BindingCensus(int Trees, int Errors, int Names, int Unbound)
{
    /// <summary>Counts one compilation.</summary>
    public static BindingCensus Take(CSharpCompilation compilation)
    {
        int trees = 0, names = 0, unbound = 0;
        Parallel.ForEach(compilation.SyntaxTrees.Where(tree => !IsMade(tree)), tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            int found = 0, missing = 0;
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(Counts))
            {
                found++;
                missing += IsUnbound(model.GetSymbolInfo(name)) ? 1 : 0;
            }

            Interlocked.Increment(ref trees);
            Interlocked.Add(ref names, found);
            Interlocked.Add(ref unbound, missing);
        });
        var errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new BindingCensus(trees, errors, names, unbound);
    }

    /// <summary>Whether a file was made by the loader or a generator.</summary>
    public static bool IsMade(SyntaxTree tree) => tree.FilePath.Contains("/obj/", StringComparison.Ordinal);

    private static bool IsUnbound(SymbolInfo info) =>
        info.Symbol is null ? info.CandidateSymbols.IsEmpty && info.CandidateReason != CandidateReason.LateBound : info.Symbol.Kind == SymbolKind.ErrorType;

    private static bool Counts(SimpleNameSyntax name) =>
        name.Parent is not (NameEqualsSyntax or NameColonSyntax or ExternAliasDirectiveSyntax)
        && name.Identifier.Text is not ("var" or "_" or "global" or "notnull" or "unmanaged" or "nameof" or "dynamic" or "");
}

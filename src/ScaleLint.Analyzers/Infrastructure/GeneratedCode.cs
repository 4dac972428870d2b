using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Analyzers;

/// <summary>Tells code that nobody wrote from what the Razor compiler copied out of a page: the latter is somebody's own, and maps to its line there.</summary>
internal static class GeneratedCode
{
    private static readonly string[] RazorEndings = ["_razor.g.cs", "_cshtml.g.cs", ".razor.g.cs", ".cshtml.g.cs"];

    /// <summary>True where a finding would have no line that a person can mend.</summary>
    public static bool Contains(OperationAnalysisContext context) =>
        context.IsGeneratedCode &&
        !(Array.Exists(RazorEndings, ending => context.Operation.Syntax.SyntaxTree.FilePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) &&
        context.Operation.Syntax.GetLocation().GetMappedLineSpan() is { IsValid: true, HasMappedPath: true });
}

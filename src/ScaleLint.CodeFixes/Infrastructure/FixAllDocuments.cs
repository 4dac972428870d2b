using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>The documents that a fix-all is asked to mend.</summary>
internal static class FixAllDocuments
{
    /// <summary>The documents in the scope, ordered by project and path, so that the same code is always mended alike.</summary>
    public static IEnumerable<Document> InScope(this FixAllContext context) => context.Scope switch
    {
        FixAllScope.Project => Ordered(context.Project),
        FixAllScope.Solution => context.Solution.Projects
            .Where(project => project.Language == LanguageNames.CSharp)
            .OrderBy(project => project.FilePath ?? project.Name, StringComparer.Ordinal)
            .SelectMany(Ordered),
        _ => context.Document is { } document ? [document] : [],
    };

    private static IEnumerable<Document> Ordered(Project project) => project.Documents.OrderBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal);
}

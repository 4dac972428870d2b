using Microsoft.CodeAnalysis;

namespace ScaleLint.CodeFixes;

/// <summary>Lets the compiler have the last word on a change: it may not bring errors that were not there.</summary>
internal static class Compiles
{
    /// <summary>True where none of the changed documents has more errors than before.</summary>
    public static async Task<bool> AsBeforeAsync(Solution before, Solution after, IEnumerable<DocumentId> changed, CancellationToken cancellationToken)
    {
        foreach (var id in changed)
        {
            if (await ErrorsAsync(after.GetDocument(id)!, cancellationToken).ConfigureAwait(false) is var errors and > 0 &&
                errors > await ErrorsAsync(before.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed)
            : 0;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Mends all places one after the other, each on what the ones before it left: two creations may share one field, and one registration
/// may answer for several, so that changes made side by side would collide.
/// </summary>
internal sealed class PerRequestFixAllProvider(ImmutableArray<ICreationFix> fixes) : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        // Without a key each place gets the best fix it allows.
        var key = fixAllContext.CodeActionEquivalenceKey;
        var wanted = fixes.Where(candidate => key is null || candidate.Key == key).ToImmutableArray();
        return Task.FromResult(wanted.IsEmpty
            ? null
            : CodeAction.Create("Create them once", cancellationToken => FixAllAsync(fixAllContext.WithCancellationToken(cancellationToken), wanted), key));
    }

    private static async Task<Solution> FixAllAsync(FixAllContext context, ImmutableArray<ICreationFix> wanted)
    {
        var solution = context.Solution;
        var places = new List<(DocumentId Document, SyntaxAnnotation Place)>();
        foreach (var document in context.InScope())
        {
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (root is null || diagnostics.IsEmpty)
            {
                continue;
            }

            var marks = diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => PerRequestCodeFixProvider.Creation(root, diagnostic))
                .OfType<ExpressionSyntax>()
                .Distinct()
                .ToDictionary(creation => creation, _ => new SyntaxAnnotation());
            places.AddRange(marks.OrderBy(mark => mark.Key.SpanStart).Select(mark => (document.Id, mark.Value)));
            solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(marks.Keys, (original, current) => current.WithAdditionalAnnotations(marks[original])));
        }

        foreach (var (id, place) in places)
        {
            var document = solution.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (root!.GetAnnotatedNodes(place).OfType<ExpressionSyntax>().FirstOrDefault() is not { } creation)
            {
                continue;
            }

            foreach (var fix in wanted)
            {
                if (await fix.FindAsync(document, creation, context.CancellationToken).ConfigureAwait(false) is { } change)
                {
                    solution = await change.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
                    break;
                }
            }
        }

        return solution;
    }
}

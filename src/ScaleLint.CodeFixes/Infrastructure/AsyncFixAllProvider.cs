using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Awaits many blocking calls at once. Their changes reach into the same callers, so merging finished documents, as the batch fixer does, would conflict:
/// here the plans, all made for the unchanged solution, are laid together and applied once. Where the whole does not compile, they are added one by one,
/// and one that breaks it is left out.
/// </summary>
internal sealed class AsyncFixAllProvider : FixAllProvider
{
    /// <summary>The provider; it keeps no state.</summary>
    public static AsyncFixAllProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        return diagnostics.IsEmpty
            ? null
            : CodeAction.Create("Await all blocking calls", cancellationToken => FixAsync(fixAllContext.Solution, diagnostics, cancellationToken), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var document in context.InScope())
        {
            found.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                .Where(diagnostic => diagnostic.Location.IsInSource)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan));
        }

        return found.ToImmutable();
    }

    private static async Task<Solution> FixAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var families = new MethodFamilies(solution);
        var plans = new List<AsyncPlan>();
        foreach (var diagnostic in diagnostics)
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document &&
                await AwaitedCall.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } call &&
                await AsyncPlan.CreateAsync(document, call, families, cancellationToken).ConfigureAwait(false) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return await TryApplyAsync(solution, plans, cancellationToken).ConfigureAwait(false) is { } whole
            ? whole
            : await ApplyOneByOneAsync(solution, plans, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Solution> ApplyOneByOneAsync(Solution solution, List<AsyncPlan> plans, CancellationToken cancellationToken)
    {
        var kept = new List<AsyncPlan>();
        var result = solution;
        foreach (var plan in plans)
        {
            kept.Add(plan);
            if (await TryApplyAsync(solution, kept, cancellationToken).ConfigureAwait(false) is { } changed)
            {
                result = changed;
            }
            else
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return result;
    }

    private static async Task<Solution?> TryApplyAsync(Solution solution, List<AsyncPlan> plans, CancellationToken cancellationToken)
    {
        var edits = new SolutionEdits();
        foreach (var plan in plans)
        {
            edits.Add(plan.Edits);
        }

        var changed = await edits.ApplyAsync(solution, cancellationToken).ConfigureAwait(false);
        return await Compiles.AsBeforeAsync(solution, changed, edits.Documents, cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}

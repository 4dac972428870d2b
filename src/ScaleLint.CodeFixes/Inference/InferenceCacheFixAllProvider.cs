using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>One layer in a pipeline mends every call through it, so each pipeline gets it once; reads through a cache are made call by call.</summary>
internal sealed class InferenceCacheFixAllProvider : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(fixAllContext.CodeActionEquivalenceKey switch
    {
        InferenceWithoutCacheCodeFixProvider.HybridKey => CodeAction.Create(
            InferenceWithoutCacheCodeFixProvider.HybridTitle,
            cancellationToken => ReadAllThroughCacheAsync(fixAllContext.WithCancellationToken(cancellationToken)),
            InferenceWithoutCacheCodeFixProvider.HybridKey),
        _ => CodeAction.Create(
            "Cache what the clients return",
            cancellationToken => AddLayersAsync(fixAllContext.WithCancellationToken(cancellationToken)),
            ClientPipeline.Key),
    });

    private static async Task<Solution> AddLayersAsync(FixAllContext context)
    {
        var kinds = new HashSet<string>();
        foreach (var document in context.InScope())
        {
            foreach (var (call, model) in await CallsAsync(context, document).ConfigureAwait(false))
            {
                if (ClientPipeline.KindOf(call, model, context.CancellationToken) is { } kind)
                {
                    kinds.Add(kind);
                }
            }
        }

        var solution = context.Solution;
        foreach (var kind in ClientPipeline.Kinds.Where(kinds.Contains))
        {
            if (await ClientPipeline.FindAsync(solution, kind, context.CancellationToken).ConfigureAwait(false) is { } pipeline)
            {
                solution = await pipeline.AddCacheAsync(context.CancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static async Task<Solution> ReadAllThroughCacheAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var document in context.InScope())
        {
            var edits = (await CallsAsync(context, document).ConfigureAwait(false))
                .Where(place => ClientPipeline.KindOf(place.Call, place.Model, context.CancellationToken) is not null)
                .Select(place => HybridCacheRead.Of(place.Call, place.Model, context.CancellationToken))
                .Where(edit => edit is not null)
                .ToDictionary(edit => edit!.Value.Old, edit => edit!.Value.New);
            if (edits.Count > 0 && await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root)
            {
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(edits.Keys, (original, _) => edits[original]));
            }
        }

        return solution;
    }

    private static async Task<IReadOnlyList<(InvocationExpressionSyntax Call, SemanticModel Model)>> CallsAsync(FixAllContext context, Document document)
    {
        var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        return !diagnostics.IsEmpty &&
            await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root &&
            await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                ? diagnostics
                    .Select(diagnostic => InferenceWithoutCacheCodeFixProvider.Call(root, diagnostic))
                    .OfType<InvocationExpressionSyntax>()
                    .Distinct()
                    .Select(call => (call, model))
                    .ToArray()
                : [];
    }
}

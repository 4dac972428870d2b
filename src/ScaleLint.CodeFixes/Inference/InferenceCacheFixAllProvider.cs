using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>One layer in a pipeline mends every call through it, so it is added once; reads through a cache are made call by call.</summary>
internal sealed class InferenceCacheFixAllProvider : FixAllProvider
{
    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var key = fixAllContext.CodeActionEquivalenceKey;
        if (key == InferenceWithoutCacheCodeFixProvider.HybridKey)
        {
            return CodeAction.Create(InferenceWithoutCacheCodeFixProvider.HybridTitle, cancellationToken => ReadAllThroughCacheAsync(fixAllContext.WithCancellationToken(cancellationToken)), key);
        }

        var kind = ClientPipeline.Kinds.FirstOrDefault(candidate => ClientPipeline.Key(candidate) == key);
        return kind is not null && await ClientPipeline.FindAsync(fixAllContext.Solution, kind, fixAllContext.CancellationToken).ConfigureAwait(false) is { } pipeline
            ? CodeAction.Create(ClientPipeline.Title(kind), pipeline.AddCacheAsync, key)
            : null;
    }

    private static async Task<Solution> ReadAllThroughCacheAsync(FixAllContext context)
    {
        var solution = context.Solution;
        IEnumerable<Document> documents = context.Scope switch
        {
            FixAllScope.Solution => solution.Projects.SelectMany(project => project.Documents),
            FixAllScope.Project => context.Project.Documents,
            _ => context.Document is { } only ? [only] : [],
        };
        foreach (var document in documents)
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            if (diagnostics.IsEmpty || root is null || model is null)
            {
                continue;
            }

            var edits = diagnostics
                .Select(diagnostic => InferenceWithoutCacheCodeFixProvider.Call(root, diagnostic))
                .OfType<InvocationExpressionSyntax>()
                .Distinct()
                .Where(call => ClientPipeline.KindOf(call, model, context.CancellationToken) is not null)
                .Select(call => HybridCacheRead.Of(call, model, context.CancellationToken))
                .Where(edit => edit is not null)
                .ToDictionary(edit => edit!.Value.Old, edit => edit!.Value.New);
            solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(edits.Keys, (original, _) => edits[original]));
        }

        return solution;
    }
}

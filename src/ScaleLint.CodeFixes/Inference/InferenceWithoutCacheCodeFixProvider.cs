using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Puts a cache in front of a repeatable model call (SCL1006): a caching layer in the client's pipeline, wherever in the solution that is
/// built, or a read through the <c>HybridCache</c> that the code already holds.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InferenceWithoutCacheCodeFixProvider)), Shared]
public sealed class InferenceWithoutCacheCodeFixProvider : CodeFixProvider
{
    internal const string HybridKey = "SCL1006.HybridCache";

    internal const string HybridTitle = "Read through the HybridCache";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1006");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new InferenceCacheFixAllProvider();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Own(this))
        {
            if (Call(root, diagnostic) is not { } call || ClientPipeline.KindOf(call, model, context.CancellationToken) is not { } kind)
            {
                continue;
            }

            if (HybridCacheRead.Of(call, model, context.CancellationToken) is { } read)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(HybridTitle, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(read.Old, read.New))), HybridKey),
                    diagnostic);
            }

            if (await ClientPipeline.FindAsync(context.Document.Project.Solution, kind, context.CancellationToken).ConfigureAwait(false) is { } pipeline)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(ClientPipeline.Title(kind), cancellationToken => pipeline.AddCacheAsync(cancellationToken), ClientPipeline.Key),
                    diagnostic);
            }
        }
    }

    internal static InvocationExpressionSyntax? Call(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as InvocationExpressionSyntax;
}

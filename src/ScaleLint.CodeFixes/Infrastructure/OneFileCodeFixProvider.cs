using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>A fix of one rule that changes the file of the finding and no other: all that such a fix has to say is what the file becomes.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="title">What the light bulb says; also the key that tells fix-all which fixes are one.</param>
public abstract class OneFileCodeFixProvider(string ruleId, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ruleId);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(title);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root ||
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Own(this))
        {
            if (Change(root, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model, context.CancellationToken) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: title), diagnostic);
            }
        }
    }

    /// <summary>The file with the finding mended; null where that is not safe, and nothing is offered.</summary>
    /// <param name="root">The file.</param>
    /// <param name="place">The node that the finding is at.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="model">What the file means.</param>
    /// <param name="cancellationToken">Cancels when the answer is no longer wanted.</param>
    protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken);
}

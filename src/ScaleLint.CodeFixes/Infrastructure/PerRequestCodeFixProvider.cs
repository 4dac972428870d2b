using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>What the fixes of the rules about things made per request have in common: they offer, in order, what is safe at the place.</summary>
public abstract class PerRequestCodeFixProvider : CodeFixProvider
{
    /// <summary>The ways to mend it, best first.</summary>
    private protected abstract ImmutableArray<ICreationFix> Fixes { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new PerRequestFixAllProvider(Fixes);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Own(this))
        {
            if (root is null || Creation(root, diagnostic) is not { } creation)
            {
                continue;
            }

            foreach (var fix in Fixes)
            {
                if (await fix.FindAsync(context.Document, creation, context.CancellationToken).ConfigureAwait(false) is not { } change)
                {
                    continue;
                }

                context.RegisterCodeFix(CodeAction.Create(change.Title, change.ApplyAsync, fix.Key), diagnostic);

                // Once the container keeps one instance there is nothing left to move.
                if (fix is SingletonRegistrationFix)
                {
                    break;
                }
            }
        }
    }

    /// <summary>The reported creation, where its result may serve many requests at once; else null.</summary>
    internal static ExpressionSyntax? Creation(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.ThreadSafe, out var isThreadSafe) && isThreadSafe == "true"
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;
}

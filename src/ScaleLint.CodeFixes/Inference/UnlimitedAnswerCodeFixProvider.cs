using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>Limits the answer of a model (SCL1010): in the options that the call is given, or in new ones.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnlimitedAnswerCodeFixProvider)), Shared]
public sealed class UnlimitedAnswerCodeFixProvider : CodeFixProvider
{
    private const string Title = "Limit the answer to 1000 tokens";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1010");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        // Two calls may share their options, which must get the limit once.
        FixAllProvider.Create(async (context, document, diagnostics) => await LimitAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Own(this))
        {
            if (await LimitAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        async cancellationToken => await LimitAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken).ConfigureAwait(false) ?? context.Document,
                        equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static async Task<Document?> LimitAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || root is null)
        {
            return null;
        }

        var changes = new Dictionary<SyntaxNode, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixData.Limit, out var limit) && limit is not null &&
                root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call && CallOptions.Target(call, limit, model, cancellationToken) is { } target)
            {
                changes[target] = limit;
            }
        }

        if (changes.Count == 0)
        {
            return null;
        }

        var changed = root.ReplaceNodes(changes.Keys, (original, current) => CallOptions.WithSetting(original, current, $"{changes[original]} = 1000", model, cancellationToken));
        return document.WithSyntaxRoot(changed);
    }
}

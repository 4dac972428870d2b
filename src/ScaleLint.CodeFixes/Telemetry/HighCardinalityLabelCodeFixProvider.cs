using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Removes a high-cardinality label (SCL4101). A positional value is left: its name is declared by the instrument, and the call would no longer fit it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HighCardinalityLabelCodeFixProvider)), Shared]
public sealed class HighCardinalityLabelCodeFixProvider : CodeFixProvider
{
    private const string Title = "Remove the label";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4101");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        // Two labels of one call share a comma, so they are taken out together and not merged from two edits.
        FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var labels = diagnostics.Select(diagnostic => RemovableLabel(root, diagnostic)).OfType<SyntaxNode>().Distinct().ToImmutableArray();
            return await RemoveAsync(document, labels, context.CancellationToken).ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Own(this))
        {
            if (RemovableLabel(root, diagnostic) is { } label)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => RemoveAsync(context.Document, ImmutableArray.Create(label), cancellationToken), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode? RemovableLabel(SyntaxNode? root, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.Label, out var form) && form != nameof(MetricLabelForm.Positional) &&
        root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
            ? Label(node)
            : null;

    // The argument, the element, or the whole statement that adds the label; null where it stands in some other way.
    private static SyntaxNode? Label(SyntaxNode node)
    {
        for (var current = node; current is not (null or StatementSyntax); current = current.Parent)
        {
            switch (current)
            {
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } } argument:
                    return argument;
                case InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } add when add.Span == node.Span:
                    return statement;
                case ExpressionElementSyntax element:
                    return element;
                case InitializerExpressionSyntax { Parent: InitializerExpressionSyntax } element when element.Span == node.Span:
                    return element;
                case ExpressionSyntax { Parent: InitializerExpressionSyntax } element when element.Span == node.Span:
                    return element;
            }
        }

        return null;
    }

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<SyntaxNode> labels, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var label in labels)
        {
            editor.RemoveNode(label, label.GetLeadingTrivia().Concat(label.GetTrailingTrivia()).All(trivia => string.IsNullOrWhiteSpace(trivia.ToString()))
                ? SyntaxRemoveOptions.KeepNoTrivia
                : SyntaxRemoveOptions.KeepExteriorTrivia | SyntaxRemoveOptions.KeepUnbalancedDirectives);
        }

        return editor.GetChangedDocument();
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Turns a private dictionary that only grows (SCL4002) into a <c>MemoryCache</c> with a size limit, where every use of it can be translated.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GrowingCollectionCodeFixProvider)), Shared]
public sealed class GrowingCollectionCodeFixProvider : CodeFixProvider
{
    private const string Title = "Keep the data in a MemoryCache with a size limit";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4002");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        // One edit turns the field and all its uses, whichever of them is reported: each field once.
        FixAllProvider.Create((context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Own(this))
        {
            if (await EditsAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is { Count: > 0 })
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var edits = await EditsAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        if (root is not CompilationUnitSyntax || model is null || edits.Count == 0)
        {
            return document;
        }

        var knowsNamespace = edits.Keys.All(node => UsingDirectives.Contains(model, node.SpanStart, MemoryCacheTranslation.Namespace, cancellationToken));
        var changed = (CompilationUnitSyntax)root.ReplaceNodes(edits.Keys, (original, _) => edits[original]);
        return document.WithSyntaxRoot(knowsNamespace ? changed : UsingDirectives.Add(changed, MemoryCacheTranslation.Namespace));
    }

    private static async Task<Dictionary<SyntaxNode, SyntaxNode>> EditsAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<SyntaxNode, SyntaxNode>();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return edits;
        }

        var translation = new MemoryCacheTranslation(model, cancellationToken);
        var fields = diagnostics
            .Select(diagnostic => Store(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)))
            .Select(store => store is null ? null : model.GetSymbolInfo(store, cancellationToken).Symbol)
            .OfType<IFieldSymbol>()
            .Distinct<IFieldSymbol>(SymbolEqualityComparer.Default);
        foreach (var field in fields)
        {
            var found = translation.Of(field);
            if (found is null || found.Keys.Any(node => edits.Keys.Any(other => other.Span.IntersectsWith(node.Span))))
            {
                continue;
            }

            foreach (var edit in found)
            {
                edits.Add(edit.Key, edit.Value);
            }
        }

        return edits;
    }

    private static ExpressionSyntax? Store(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => null,
    };
}

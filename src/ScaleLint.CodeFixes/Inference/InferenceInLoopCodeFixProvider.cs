using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>Makes one call per hundred elements of a loop that asks for one vector after the other (SCL1005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InferenceInLoopCodeFixProvider)), Shared]
public sealed class InferenceInLoopCodeFixProvider : CodeFixProvider
{
    private const string Title = "Embed 100 texts per call";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(Title);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Own(this))
        {
            if (diagnostic.Properties.TryGetValue(FixData.Batch, out var batch) && batch == "GenerateAsync" &&
                await ChangeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } changed &&
                await Compiles.AsBeforeAsync(context.Document.Project.Solution, changed.Project.Solution, [changed.Id], context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), equivalenceKey: Title), diagnostic);
            }
        }
    }

    private static async Task<Document?> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model ||
            root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call ||
            EmbeddingLoop.Around(call, model, cancellationToken) is not { } loop)
        {
            return null;
        }

        var changed = root.ReplaceNode(loop.Statement, loop.InBatches());
        return document.WithSyntaxRoot(UsingDirectives.Contains(model, call.SpanStart, "System.Linq", cancellationToken) ? changed : UsingDirectives.Add(changed, "System.Linq"));
    }
}

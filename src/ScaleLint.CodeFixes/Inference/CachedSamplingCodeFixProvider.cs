using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Switches sampling off for a call whose answer is cached (SCL1008), where no other call shares its options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CachedSamplingCodeFixProvider)), Shared]
public sealed class CachedSamplingCodeFixProvider : CodeFixProvider
{
    private const string Title = "Set the temperature to 0";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1008");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(Title);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Own(this))
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call && model is not null &&
                CallOptions.OwnSettings(call, "Temperature", model, context.CancellationToken) is { IsEmpty: false } temperatures)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(SetToZero(root, temperatures))), equivalenceKey: Title), diagnostic);
            }
        }
    }

    private static SyntaxNode SetToZero(SyntaxNode root, ImmutableArray<ExpressionSyntax> temperatures) => root.ReplaceNodes(
        temperatures,
        (temperature, _) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0)).WithTriviaFrom(temperature));
}

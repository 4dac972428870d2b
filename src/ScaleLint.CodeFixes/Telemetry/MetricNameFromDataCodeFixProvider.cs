using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Takes the values out of a metric's name (SCL4102), where a constant part is left. They do not become a label: it would have as many values as there
/// were names, which is SCL4101.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MetricNameFromDataCodeFixProvider)), Shared]
public sealed class MetricNameFromDataCodeFixProvider : CodeFixProvider
{
    private const string Title = "Take the value out of the name";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4102");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(Title);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Own(this))
        {
            if (diagnostic.Properties.TryGetValue(FixData.Name, out var name) && name is not null &&
                root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax value)
            {
                var constant = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(value);
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(value, constant))), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }
}

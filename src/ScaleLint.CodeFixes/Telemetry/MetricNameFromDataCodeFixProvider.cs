using System.Composition;
using Microsoft.CodeAnalysis;
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
public sealed class MetricNameFromDataCodeFixProvider() : OneFileCodeFixProvider("SCL4102", "Take the value out of the name")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is ExpressionSyntax value && diagnostic.Properties.TryGetValue(FixData.Name, out var name) && name is not null
            ? root.ReplaceNode(value, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(value))
            : null;
}

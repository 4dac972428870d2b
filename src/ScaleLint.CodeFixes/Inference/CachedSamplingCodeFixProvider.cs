using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Switches sampling off for a call whose answer is cached (SCL1008), where no other call shares its options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CachedSamplingCodeFixProvider)), Shared]
public sealed class CachedSamplingCodeFixProvider() : OneFileCodeFixProvider("SCL1008", "Set the temperature to 0")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax call && CallOptions.OwnSettings(call, "Temperature", model, cancellationToken) is { IsEmpty: false } temperatures ? SetToZero(root, temperatures) : null;

    private static SyntaxNode SetToZero(SyntaxNode root, ImmutableArray<ExpressionSyntax> temperatures) => root.ReplaceNodes(
        temperatures,
        (temperature, _) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0)).WithTriviaFrom(temperature));
}

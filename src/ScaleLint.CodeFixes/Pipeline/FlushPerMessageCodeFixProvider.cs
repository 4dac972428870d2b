using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Removes a producer's flush, or moves a save from the end of each round to the end of the loop (SCL2004). A save stays where a round asks for anything else:
/// it might ask for what the round before has saved.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlushPerMessageCodeFixProvider)), Shared]
public sealed class FlushPerMessageCodeFixProvider() : OneFileCodeFixProvider("SCL2004", "Flush once, not for every message")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax call && StatementOf(call) is { } statement && NameOf(call) is { } name
            ? name == "Flush" ? root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives) : LoopOf(statement, name) is { } loop ? SavedOnce(root, loop, statement) : null
            : null;

    private static SyntaxNode? SavedOnce(SyntaxNode root, StatementSyntax loop, ExpressionStatementSyntax statement)
    {
        var save = statement.WithLeadingTrivia(loop.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1)).WithAdditionalAnnotations(Formatter.Annotation);
        var tracked = root.TrackNodes(loop, statement);
        tracked = tracked.RemoveNode(tracked.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepUnbalancedDirectives);
        return tracked?.InsertNodesAfter(tracked.GetCurrentNode(loop)!, [save]);
    }

    // foreach (…) { db.Add(…); await db.SaveChangesAsync(stop); }
    private static StatementSyntax? LoopOf(ExpressionStatementSyntax statement, string name) =>
        name is "SaveChanges" or "SaveChangesAsync" && statement.Parent is BlockSyntax { Parent: StatementSyntax loop } body && loop is CommonForEachStatementSyntax or ForStatementSyntax && loop.Parent is BlockSyntax &&
        body.Statements.Last() == statement && !body.Statements.Any(one => one != statement && one.DescendantNodes().Any(node => node is AwaitExpressionSyntax)) && !MentionsLocalsOf(loop, statement)
            ? loop
            : null;

    private static bool MentionsLocalsOf(StatementSyntax loop, ExpressionStatementSyntax statement)
    {
        var declared = new HashSet<string>(loop.DescendantTokens().Where(token => token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax && token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => declared.Contains(identifier.Identifier.ValueText));
    }

    private static ExpressionStatementSyntax? StatementOf(InvocationExpressionSyntax call) =>
        call.Parent is AwaitExpressionSyntax awaited ? awaited.Parent as ExpressionStatementSyntax : call.Parent as ExpressionStatementSyntax;

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}

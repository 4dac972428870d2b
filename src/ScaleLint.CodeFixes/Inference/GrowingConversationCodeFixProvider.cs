using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Sends the first message and the newest ones instead of the whole conversation (SCL1009). What is kept stays whole, so nothing that a user may
/// want to read again is lost.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GrowingConversationCodeFixProvider)), Shared]
public sealed class GrowingConversationCodeFixProvider : CodeFixProvider
{
    private const string Title = "Send the first and the newest 20 messages";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1009");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(Title);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return;
        }

        foreach (var diagnostic in context.Own(this))
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call &&
                model.GetOperation(call, context.CancellationToken) is IInvocationOperation operation && SentMessages(operation) is { } sent && !UsesTools(call))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => Task.FromResult(Shorten(context.Document, root, model, sent.Argument, sent.IsHistory, cancellationToken)), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    // A name that is sent as it is, to a parameter that takes any sequence of messages or a chat history.
    private static (ExpressionSyntax Argument, bool IsHistory)? SentMessages(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Syntax is ExpressionSyntax value and (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax }) &&
                argument.Parameter is { } parameter && (IsHistory(parameter.Type) || IsMessages(parameter.Type)))
            {
                return (value, IsHistory(parameter.Type));
            }
        }

        return null;
    }

    private static bool IsHistory(ITypeSymbol type) => type is { Name: "ChatHistory", ContainingNamespace.Name: "ChatCompletion" };

    private static bool IsMessages(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IEnumerable", TypeArguments: { Length: 1 } arguments } && arguments[0].Name.EndsWith("Message", StringComparison.Ordinal);

    // The answer of a tool is refused without the message that called the tool, so a cut between the two breaks the conversation.
    private static bool UsesTools(SyntaxNode call) =>
        (call.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? call.SyntaxTree.GetRoot()).DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText.IndexOf("Tool", StringComparison.OrdinalIgnoreCase) >= 0 || token.ValueText.StartsWith("Function", StringComparison.Ordinal)));

    private static Document Shorten(Document document, CompilationUnitSyntax root, SemanticModel model, ExpressionSyntax sent, bool isHistory, CancellationToken cancellationToken)
    {
        var newest = SyntaxFactory.ParseExpression($"{sent.WithoutTrivia()}.Take(1).Concat({sent.WithoutTrivia()}.Skip(1).TakeLast(20))");
        var shortened = isHistory ? SyntaxFactory.ParseExpression($"new ChatHistory({newest})") : newest;
        var changed = root.ReplaceNode(sent, shortened.WithTriviaFrom(sent));
        foreach (var needed in isHistory ? new[] { "System.Linq", "Microsoft.SemanticKernel.ChatCompletion" } : ["System.Linq"])
        {
            changed = UsingDirectives.Contains(model, sent.SpanStart, needed, cancellationToken) ? changed : UsingDirectives.Add(changed, needed);
        }

        return document.WithSyntaxRoot(changed);
    }
}

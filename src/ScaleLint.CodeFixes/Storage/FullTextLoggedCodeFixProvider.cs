using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Logs the length of a text instead of the text (SCL4006), and says so in the name of its placeholder; or else logs the line at the debug level. Only a value
/// of type string that the log call itself is given is replaced: a generated log method has a parameter of its own type.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FullTextLoggedCodeFixProvider)), Shared]
public sealed class FullTextLoggedCodeFixProvider : CodeFixProvider
{
    private const string LengthTitle = "Log the length";

    private const string DebugTitle = "Log at the debug level";

    private static readonly ImmutableDictionary<string, string> DebugNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LogInformation"] = "LogDebug",
        ["LogWarning"] = "LogDebug",
        ["Information"] = "Debug",
        ["Warning"] = "Debug",
        ["Info"] = "Debug",
        ["Warn"] = "Debug",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4006");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        // Two texts of one line share its template, so a document is mended in one go.
        FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            if (root is null || model is null)
            {
                return document;
            }

            var values = diagnostics.Select(diagnostic => Value(root, diagnostic)).OfType<ExpressionSyntax>().ToImmutableArray();
            return document.WithSyntaxRoot(context.CodeActionEquivalenceKey == DebugTitle
                ? LowerLevel(root, values.Select(LevelName).OfType<SimpleNameSyntax>())
                : LogLength(root, values.Where(value => HasLength(value, model, context.CancellationToken)).ToImmutableArray(), model, context.CancellationToken));
        });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Own(this))
        {
            if (root is null || model is null || Value(root, diagnostic) is not { } value)
            {
                continue;
            }

            if (HasLength(value, model, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(LengthTitle, token => Task.FromResult(context.Document.WithSyntaxRoot(LogLength(root, ImmutableArray.Create(value), model, token))), equivalenceKey: LengthTitle),
                    diagnostic);
            }

            if (LevelName(value) is { } level)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(DebugTitle, _ => Task.FromResult(context.Document.WithSyntaxRoot(LowerLevel(root, [level]))), equivalenceKey: DebugTitle),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax? Value(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;

    // An element of the argument list, a hole or a part of the text. A generated method takes a string and could not take the length.
    private static bool HasLength(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(value, cancellationToken).Type?.SpecialType == SpecialType.System_String &&
        (value.Parent is InterpolationSyntax or BinaryExpressionSyntax ||
        (value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } && model.GetTypeInfo(value, cancellationToken).ConvertedType?.SpecialType == SpecialType.System_Object) ||
        (value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument && arguments.Arguments.IndexOf(argument) > 0 &&
            model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsGenericMethod: true }));

    private static SimpleNameSyntax? LevelName(ExpressionSyntax value) =>
        value.FirstAncestorOrSelf<ArgumentSyntax>(argument => argument.Parent?.Parent is InvocationExpressionSyntax) is { Parent.Parent: InvocationExpressionSyntax call } &&
        Name(call) is { } name && DebugNames.ContainsKey(name.Identifier.ValueText)
            ? name
            : null;

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    private static SyntaxNode LowerLevel(SyntaxNode root, IEnumerable<SimpleNameSyntax> levels) => root.ReplaceNodes(
        levels.Distinct(),
        (original, _) => original.WithIdentifier(SyntaxFactory.Identifier(DebugNames[original.Identifier.ValueText]).WithTriviaFrom(original.Identifier)));

    private static SyntaxNode LogLength(SyntaxNode root, ImmutableArray<ExpressionSyntax> values, SemanticModel model, CancellationToken cancellationToken)
    {
        var templates = values.Select(value => Placeholder(value, model, cancellationToken)).Where(place => place.Template is not null).ToLookup(place => place.Template!, place => place.Number);
        return root.ReplaceNodes(
            values.Cast<SyntaxNode>().Concat(templates.Select(template => template.Key)).Distinct(),
            (original, rewritten) => original is LiteralExpressionSyntax template && templates.Contains(template)
                ? RenamePlaceholders(template, templates[template])
                : LengthOf((ExpressionSyntax)rewritten, model.GetTypeInfo(original, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull));
    }

    private static ExpressionSyntax LengthOf(ExpressionSyntax text, bool mayBeNull)
    {
        var bare = text.WithoutTrivia();
        var receiver = bare is MemberAccessExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare);

        // text?.Trim() goes on as text?.Trim().Length.
        var dot = mayBeNull && receiver is not ConditionalAccessExpressionSyntax ? "?." : ".";
        return SyntaxFactory.ParseExpression($"{receiver}{dot}Length").WithTriviaFrom(text);
    }

    // The template and the number of the placeholder that shows the value.
    private static (LiteralExpressionSyntax? Template, int Number) Placeholder(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument ||
            model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol)
        {
            return default;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            if (list.Arguments[i].Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                return (literal, list.Arguments.IndexOf(argument) - i - 1);
            }
        }

        return default;
    }

    // {Prompt} becomes {PromptLength}, so that what is stored under the old name keeps its meaning.
    private static LiteralExpressionSyntax RenamePlaceholders(LiteralExpressionSyntax template, IEnumerable<int> numbers)
    {
        var text = template.Token.Text;
        foreach (var number in numbers.OrderByDescending(number => number))
        {
            var open = -1;
            for (var n = 0; n <= number; n++)
            {
                open = NextHole(text, open + 1);
                if (open < 0)
                {
                    return template;
                }
            }

            var end = text.IndexOfAny(['}', ':', ','], open);
            if (end > open + 1 && !char.IsDigit(text[open + 1]))
            {
                text = text.Insert(end, "Length");
            }
        }

        return template.WithToken(SyntaxFactory.ParseToken(text).WithTriviaFrom(template.Token));
    }

    private static int NextHole(string text, int start)
    {
        for (var at = text.IndexOf('{', start); at >= 0; at = text.IndexOf('{', at + 2))
        {
            if (at + 1 < text.Length && text[at + 1] != '{')
            {
                return at;
            }

            if (at + 2 > text.Length)
            {
                break;
            }
        }

        return -1;
    }
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>Keeps 31 log files (SCL4004), which is what Serilog does by default. A single file without end is also made to roll, since a full one would take no more lines.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnlimitedLogRetentionCodeFixProvider)), Shared]
public sealed class UnlimitedLogRetentionCodeFixProvider() : OneFileCodeFixProvider("SCL4004", "Keep 31 log files")
{
    private const string Files = "31";

    private const string OneGigabyte = "1024L * 1024 * 1024";

    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(FixData.Retention, out var name) && Enum.TryParse(name, out LogRetentionSetting setting) && Limited(place, setting) is { } change
            ? root.ReplaceNode(change.Before, change.After)
            : null;

    private static (SyntaxNode Before, SyntaxNode After)? Limited(SyntaxNode place, LogRetentionSetting setting) => (setting, place) switch
    {
        (LogRetentionSetting.Property, BaseObjectCreationExpressionSyntax creation) => (creation, InitializerProperty.Set(creation, "MaxArchiveFiles", Value(Files))),
        (LogRetentionSetting.FileCount, InvocationExpressionSyntax call) => (call, call.WithArgumentList(With(call.ArgumentList, "maxArchiveFiles", Files))),
        (LogRetentionSetting.FileCount, _) when Argument(place) is { } argument => (argument, argument.WithExpression(Value(Files).WithTriviaFrom(argument.Expression))),
        (LogRetentionSetting.FileSize, _) when Argument(place) is { Parent: ArgumentListSyntax list } argument =>
            (list, With(list.ReplaceNode(argument, argument.WithExpression(Value(OneGigabyte).WithTriviaFrom(argument.Expression))), "rollOnFileSizeLimit", "true")),
        _ => null,
    };

    private static ArgumentSyntax? Argument(SyntaxNode place) => place.FirstAncestorOrSelf<ArgumentSyntax>();

    // Named arguments may follow in any order; one that is there already gets the value.
    private static ArgumentListSyntax With(ArgumentListSyntax list, string name, string value)
    {
        if (list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name) is { } known)
        {
            return list.ReplaceNode(known, known.WithExpression(Value(value).WithTriviaFrom(known.Expression)));
        }

        return list.AddArguments(SyntaxFactory.Argument(SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space), default, Value(value)).WithLeadingTrivia(SyntaxFactory.Space));
    }

    private static ExpressionSyntax Value(string text) => SyntaxFactory.ParseExpression(text);
}

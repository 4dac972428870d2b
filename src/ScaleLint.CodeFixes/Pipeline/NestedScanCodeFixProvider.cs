using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Makes a set or a lookup of the searched collection before the loop and asks that (SCL2005). Offered where the keys compare as a dictionary compares them: both of one
/// type that has no equality of its own making.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestedScanCodeFixProvider)), Shared]
public sealed class NestedScanCodeFixProvider() : OneFileCodeFixProvider("SCL2005", "Look up by key")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax search && Plan(search, model, cancellationToken) is { } plan ? LookedUp(root, search, plan) : null;

    private static SyntaxNode LookedUp(SyntaxNode root, InvocationExpressionSyntax search, LookUp plan)
    {
        var leading = plan.Loop.GetLeadingTrivia();
        var declaration = SyntaxFactory.ParseStatement($"var {plan.Name} = {plan.Creation};").WithAdditionalAnnotations(Formatter.Annotation).WithLeadingTrivia(leading).WithTrailingTrivia(FieldInsertion.EndOfLine(root));
        var tracked = root.TrackNodes(plan.Loop, search);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(search)!, plan.Question.WithTriviaFrom(search));
        tracked = tracked.InsertNodesBefore(tracked.GetCurrentNode(plan.Loop)!, [declaration]);
        var loop = tracked.GetCurrentNode(plan.Loop)!;
        return tracked.ReplaceNode(loop, loop.WithLeadingTrivia(leading.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1)));
    }

    private static LookUp? Plan(InvocationExpressionSyntax search, SemanticModel model, CancellationToken cancellationToken)
    {
        if (search is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var scanned }, Name.Identifier.ValueText: var method }, ArgumentList.Arguments: { Count: 1 } arguments } ||
            search.Ancestors().FirstOrDefault(node => node is CommonForEachStatementSyntax or ForStatementSyntax) is not StatementSyntax { Parent: BlockSyntax } loop)
        {
            return null;
        }

        var argument = arguments[0].Expression;
        if (method == "Contains")
        {
            var set = FreeName(scanned + "Set", loop, model);
            return HasPlainEquality(model.GetTypeInfo(argument, cancellationToken))
                ? new LookUp(loop, set, $"{scanned}.ToHashSet()", search.WithExpression(((MemberAccessExpressionSyntax)search.Expression).WithExpression(SyntaxFactory.IdentifierName(set))))
                : null;
        }

        if (argument is not SimpleLambdaExpressionSyntax { ExpressionBody: { } condition } lambda || KeyComparison.Of(condition, lambda.Parameter.Identifier.ValueText) is not { } comparison ||
            !HasPlainEquality(model.GetTypeInfo(comparison.Key, cancellationToken)) ||
            !SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(comparison.Key, cancellationToken).Type, model.GetTypeInfo(comparison.Value, cancellationToken).Type) || Assigns(loop, comparison.Key.Name.Identifier.ValueText))
        {
            return null;
        }

        var name = FreeName($"{scanned}By{comparison.Key.Name.Identifier.ValueText}", loop, model);
        var value = comparison.Value.WithoutTrivia();
        return Question(method, name, value) is { } question
            ? new LookUp(loop, name, $"{scanned}.ToLookup({lambda.Parameter.Identifier.ValueText} => {comparison.Key.WithoutTrivia()})", SyntaxFactory.ParseExpression(question))
            : null;
    }

    private static string? Question(string method, string lookUp, ExpressionSyntax key) => method switch
    {
        "Where" => $"{lookUp}[{key}]",
        "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Count" => $"{lookUp}[{key}].{method}()",
        "Any" or "Exists" => $"{lookUp}.Contains({key})",
        "Find" => $"{lookUp}[{key}].FirstOrDefault()",
        "FindAll" => $"{lookUp}[{key}].ToList()",
        _ => null,
    };

    private static bool HasPlainEquality(TypeInfo info) => info.Type is { } type && (type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_String or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_Byte or SpecialType.System_Char or SpecialType.System_Boolean or SpecialType.System_Decimal or SpecialType.System_DateTime || type is { Name: "Guid", ContainingNamespace.Name: "System" });

    private static bool Assigns(StatementSyntax loop, string property) => loop.DescendantNodes().Any(node =>
        node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var assigned } } && assigned == property);

    private static string FreeName(string wanted, StatementSyntax loop, SemanticModel model)
    {
        var name = wanted;
        for (var i = 2; !model.LookupSymbols(loop.SpanStart, name: name).IsEmpty || loop.DescendantTokens().Any(token => token.ValueText == name); i++)
        {
            name = wanted + i;
        }

        return name;
    }

    private sealed class LookUp(StatementSyntax loop, string name, string creation, ExpressionSyntax question)
    {
        public StatementSyntax Loop { get; } = loop;

        public string Name { get; } = name;

        public string Creation { get; } = creation;

        public ExpressionSyntax Question { get; } = question;
    }
}

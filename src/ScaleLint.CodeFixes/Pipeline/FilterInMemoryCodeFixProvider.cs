using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.CodeFixes;

/// <summary>Moves a filter before the call that reads the rows (SCL2002): <c>db.Orders.ToList().Where(f)</c> becomes <c>db.Orders.Where(f).ToList()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilterInMemoryCodeFixProvider)), Shared]
public sealed class FilterInMemoryCodeFixProvider() : OneFileCodeFixProvider("SCL2002", "Filter in the database")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax filter && Moved(filter, model, cancellationToken) is { } change ? root.ReplaceNode(change.Old, change.New) : null;

    private static (ExpressionSyntax Old, ExpressionSyntax New)? Moved(InvocationExpressionSyntax filter, SemanticModel model, CancellationToken cancellationToken)
    {
        // A local that holds the rows is declared elsewhere; a projection may make what the condition names; a set drops rows that are equal.
        if (filter is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access, ArgumentList.Arguments: { Count: 1 } conditions } ||
            WholeTable.Of(access.Expression, model, cancellationToken)?.Read is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("ToHashSet" or "ToHashSetAsync") } reading } read || HasProjection(reading.Expression))
        {
            return null;
        }

        return name switch
        {
            "Where" => MoveFilter(filter, access.Expression, read, reading, conditions[0]),
            "FindAll" => (filter, Awaited(access.Expression, read, WithFilter(read, reading, conditions[0])).WithTriviaFrom(filter)),
            "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Any" or "Count" or "LongCount" => (filter, Ask(name, filter, access.Expression, read, reading)),
            "Find" => (filter, Ask("FirstOrDefault", filter, access.Expression, read, reading)),
            "Exists" => (filter, Ask("Any", filter, access.Expression, read, reading)),
            _ => null,
        };
    }

    // … .Where(f).ToList(), where the rows were read as a list already, needs no second list.
    private static (ExpressionSyntax Old, ExpressionSyntax New) MoveFilter(
        InvocationExpressionSyntax filter, ExpressionSyntax source, InvocationExpressionSyntax read, MemberAccessExpressionSyntax reading, ArgumentSyntax condition)
    {
        var moved = Awaited(source, read, WithFilter(read, reading, condition));
        var list = reading.Name.Identifier.ValueText.Replace("Async", "");
        return filter.Parent is MemberAccessExpressionSyntax next && next.Name.Identifier.ValueText == list && next.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } again
            ? (again, WithoutParentheses(moved, again).WithTriviaFrom(again))
            : (filter, WithoutParentheses(moved, filter).WithTriviaFrom(filter));
    }

    // (await …) stands in parentheses only where a member of it is asked for.
    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression, ExpressionSyntax place) =>
        place.Parent is MemberAccessExpressionSyntax ? expression : (expression as ParenthesizedExpressionSyntax)?.Expression ?? expression;

    private static InvocationExpressionSyntax WithFilter(InvocationExpressionSyntax read, MemberAccessExpressionSyntax reading, ArgumentSyntax condition) =>
        read.WithExpression(reading.WithExpression(Call(reading.Expression, "Where", condition)));

    // One call asks for the answer: db.Orders.FirstOrDefaultAsync(f, stop).
    private static ExpressionSyntax Ask(string name, InvocationExpressionSyntax filter, ExpressionSyntax source, InvocationExpressionSyntax read, MemberAccessExpressionSyntax reading)
    {
        var isAsync = reading.Name.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal);
        var arguments = filter.ArgumentList.AddArguments(read.ArgumentList.Arguments.ToArray());
        var asked = read.WithExpression(reading.WithName(SyntaxFactory.IdentifierName(isAsync ? name + "Async" : name))).WithArgumentList(arguments);
        return WithoutParentheses(Awaited(source, read, asked), filter).WithTriviaFrom(filter);
    }

    private static ExpressionSyntax Awaited(ExpressionSyntax source, InvocationExpressionSyntax read, InvocationExpressionSyntax changed) => source == read ? changed : source.ReplaceNode(read, changed);

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, string name, ArgumentSyntax argument) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));

    private static bool HasProjection(ExpressionSyntax query) =>
        query.DescendantNodesAndSelf().Any(node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" });
}

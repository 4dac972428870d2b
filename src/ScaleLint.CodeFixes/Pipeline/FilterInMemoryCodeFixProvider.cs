using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Moves a filter before the call that reads the rows (SCL2002): <c>db.Orders.ToList().Where(f)</c> becomes <c>db.Orders.Where(f).ToList()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilterInMemoryCodeFixProvider)), Shared]
public sealed class FilterInMemoryCodeFixProvider() : OneFileCodeFixProvider("SCL2002", "Filter in the database")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax filter && Moved(filter) is { } change ? root.ReplaceNode(change.Old, change.New) : null;

    private static (ExpressionSyntax Old, ExpressionSyntax New)? Moved(InvocationExpressionSyntax filter)
    {
        // A local that holds the rows is declared elsewhere; a projection may make what the condition names.
        if (filter is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access, ArgumentList.Arguments: { Count: 1 } conditions } ||
            ReadBelow(access.Expression) is not { Expression: MemberAccessExpressionSyntax reading } read || HasProjection(reading.Expression))
        {
            return null;
        }

        return name switch
        {
            "Where" => MoveFilter(filter, access.Expression, read, reading, conditions[0]),
            "FindAll" => (filter, Awaited(access.Expression, WithFilter(read, reading, conditions[0])).WithTriviaFrom(filter)),
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
        var moved = Awaited(source, WithFilter(read, reading, condition));
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
        return WithoutParentheses(Awaited(source, asked), filter).WithTriviaFrom(filter);
    }

    private static ExpressionSyntax Awaited(ExpressionSyntax source, InvocationExpressionSyntax read)
    {
        var old = ReadBelow(source)!;
        return source == old ? read : source.ReplaceNode(old, read);
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, string name, ArgumentSyntax argument) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));

    private static InvocationExpressionSyntax? ReadBelow(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => ReadBelow(parenthesized.Expression),
        AwaitExpressionSyntax awaited => ReadBelow(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } => ReadBelow(configured.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync" or "AsEnumerable" } } read => read,
        _ => null,
    };

    private static bool HasProjection(ExpressionSyntax query) =>
        query.DescendantNodesAndSelf().Any(node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" });
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.CodeFixes;

/// <summary>
/// The returns of a function that hands out tasks without being async, when it becomes async: <c>return Task.FromResult(x)</c> is <c>return x</c>,
/// <c>return LoadAsync()</c> is <c>return await LoadAsync()</c>.
/// </summary>
internal static class TaskReturns
{
    private static readonly SyntaxAnnotation ReturnFollows = new("ScaleLint.ReturnFollows");

    /// <summary>Rewrites every return of the function.</summary>
    public static void Change(SyntaxNode function, ITypeSymbol returnType, DocumentId document, SemanticModel model, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var hasResult = TaskTypes.Result(returnType) is not null;
        if (AsyncFunctions.Body(function) is ExpressionSyntax body)
        {
            ChangeExpression(body);
            return;
        }

        foreach (var statement in AsyncFunctions.OwnNodes(function).OfType<ReturnStatementSyntax>())
        {
            if (statement.Expression is not { } expression)
            {
                continue;
            }

            if (hasResult)
            {
                ChangeExpression(expression);
            }
            else
            {
                ChangeStatement(statement, expression);
            }
        }

        void ChangeExpression(ExpressionSyntax expression)
        {
            if (IsWrapped(expression, model, cancellationToken))
            {
                edits.Change(document, expression, "unwrap", changed => Argument(changed).WithTriviaFrom(changed));
            }
            else if (expression is not ThrowExpressionSyntax)
            {
                edits.Change(document, expression, "await", changed => AwaitSyntax.Await((ExpressionSyntax)changed, expression));
            }
        }

        void ChangeStatement(ReturnStatementSyntax statement, ExpressionSyntax expression)
        {
            var isLast = statement.Parent == AsyncFunctions.Body(function) && statement.Parent is BlockSyntax block && block.Statements.Last() == statement;
            if (IsCompletedTask(expression, model, cancellationToken))
            {
                if (isLast && !HasComment(statement))
                {
                    edits.Change(document, statement.Parent!, "returns", changed => RemoveLast((BlockSyntax)changed));
                }
                else
                {
                    edits.Change(document, statement, "return", changed => ((ReturnStatementSyntax)changed).WithReturnKeyword(((ReturnStatementSyntax)changed).ReturnKeyword.WithTrailingTrivia()).WithExpression(null));
                }

                return;
            }

            if (isLast)
            {
                edits.Change(document, statement, "return", changed => AwaitStatement((ReturnStatementSyntax)changed, expression));
            }
            else if (statement.Parent is BlockSyntax around)
            {
                edits.Change(document, statement, "return", changed => AwaitStatement((ReturnStatementSyntax)changed, expression).WithAdditionalAnnotations(ReturnFollows));
                edits.Change(document, around, "returns", AddReturns);
            }
            else
            {
                edits.Change(document, statement, "return", changed => Block(AwaitStatement((ReturnStatementSyntax)changed, expression), statement));
            }
        }
    }

    // Task.FromResult(value), ValueTask.FromResult(value), new ValueTask<T>(value)
    private static bool IsWrapped(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        (expression, model.GetSymbolInfo(expression, cancellationToken).Symbol) switch
        {
            (InvocationExpressionSyntax, IMethodSymbol { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }) => true,
            (ObjectCreationExpressionSyntax, IMethodSymbol { ContainingType.Name: "ValueTask", Parameters: { Length: 1 } parameters }) => !TaskTypes.Contains(parameters[0].Type),
            _ => false,
        };

    private static ExpressionSyntax Argument(SyntaxNode wrapped) => wrapped switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments[0].Expression,
        ObjectCreationExpressionSyntax creation => creation.ArgumentList!.Arguments[0].Expression,
        _ => (ExpressionSyntax)wrapped,
    };

    private static bool IsCompletedTask(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression.IsKind(SyntaxKind.DefaultLiteralExpression) || model.GetSymbolInfo(expression, cancellationToken).Symbol is IPropertySymbol { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" };

    private static bool HasComment(SyntaxNode node) =>
        node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static BlockSyntax RemoveLast(BlockSyntax block) => block.WithStatements(block.Statements.RemoveAt(block.Statements.Count - 1));

    private static StatementSyntax AwaitStatement(ReturnStatementSyntax statement, ExpressionSyntax replaced) =>
        SyntaxFactory.ExpressionStatement(AwaitSyntax.Await(statement.Expression!.WithoutTrivia(), replaced), statement.SemicolonToken).WithLeadingTrivia(statement.GetLeadingTrivia());

    private static SyntaxNode AddReturns(SyntaxNode block)
    {
        var statements = new List<StatementSyntax>();
        foreach (var statement in ((BlockSyntax)block).Statements)
        {
            statements.Add(statement);
            if (statement.HasAnnotation(ReturnFollows))
            {
                var indentation = statement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
                statements.Add(Return().WithLeadingTrivia(indentation).WithTrailingTrivia(statement.GetTrailingTrivia()));
            }
        }

        return ((BlockSyntax)block).WithStatements(SyntaxFactory.List(statements));
    }

    private static ReturnStatementSyntax Return() => SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword), null, SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    // Braces for the two statements that one becomes: on lines of their own where it stood on one, else on its line.
    private static StatementSyntax Block(StatementSyntax awaiting, StatementSyntax replaced)
    {
        var text = replaced.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(replaced.SpanStart);
        var parentLine = text.Lines.GetLineFromPosition(replaced.Parent!.SpanStart);
        var statement = awaiting.WithoutTrivia().ToString();
        if (line.LineNumber == parentLine.LineNumber)
        {
            return SyntaxFactory.ParseStatement($"{{ {statement} return; }}").WithTriviaFrom(awaiting);
        }

        var lineEnd = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        lineEnd = lineEnd.Length == 0 ? "\n" : lineEnd;
        var inner = Indentation(line);
        var outer = Indentation(parentLine);
        return SyntaxFactory.ParseStatement($"{{{lineEnd}{inner}{statement}{lineEnd}{inner}return;{lineEnd}{outer}}}")
            .WithLeadingTrivia(awaiting.GetLeadingTrivia().Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Append(SyntaxFactory.Whitespace(outer)))
            .WithTrailingTrivia(awaiting.GetTrailingTrivia());
    }

    private static string Indentation(TextLine line)
    {
        var text = line.ToString();
        return text.Substring(0, text.Length - text.TrimStart().Length);
    }
}

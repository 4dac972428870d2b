using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>
/// A loop that asks an embedding generator of Microsoft.Extensions.AI for one vector per round, in a form that can ask for many: the call is awaited in
/// every round, and its text comes from nothing but the element.
/// </summary>
internal sealed class EmbeddingLoop
{
    private readonly InvocationExpressionSyntax _call;
    private readonly AwaitExpressionSyntax _awaited;
    private readonly BlockSyntax _body;
    private readonly SemanticModel _model;

    private EmbeddingLoop(ForEachStatementSyntax statement, BlockSyntax body, InvocationExpressionSyntax call, AwaitExpressionSyntax awaited, SemanticModel model)
    {
        Statement = statement;
        _body = body;
        _call = call;
        _awaited = awaited;
        _model = model;
    }

    /// <summary>The loop.</summary>
    public ForEachStatementSyntax Statement { get; }

    /// <summary>The loop around the call, or null where its rounds cannot share a call.</summary>
    public static EmbeddingLoop? Around(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call is not { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: { Count: > 0 } arguments, Parent: AwaitExpressionSyntax awaited } || arguments[0].NameColon is not null ||
            call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax { Parent: ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop } body } statement ||
            call.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }) ||
            model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { Name: "EmbeddingGeneratorExtensions", ContainingNamespace.Name: "AI" } })
        {
            return null;
        }

        // A round that is skipped before the call needs no vector; texts of a local are not known before the round.
        var locals = new HashSet<string>(body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(variable => variable.Identifier.ValueText)
            .Concat(body.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText)), StringComparer.Ordinal);
        return body.DescendantNodes().Any(node => node is ContinueStatementSyntax or BreakStatementSyntax or YieldStatementSyntax || (node is AwaitExpressionSyntax && arguments[0].Contains(node))) ||
            call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => locals.Contains(name.Identifier.ValueText)) ||
            access.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == loop.Identifier.ValueText)
            ? null
            : new EmbeddingLoop(loop, body, call, awaited, model);
    }

    /// <summary>The loop over parts of the collection, with one call for each.</summary>
    public StatementSyntax InBatches()
    {
        var element = Statement.Identifier.ValueText;
        var batch = FreeName.In(Statement, "batch", _model);
        var vectors = FreeName.In(Statement, "embeddings", _model);
        var index = FreeName.In(Statement, "i", _model);
        var text = _call.ArgumentList.Arguments[0].Expression;
        var texts = text is IdentifierNameSyntax ? batch : $"{batch}.Select({element} => {text.WithoutTrivia()})";
        var arguments = string.Join(", ", _call.ArgumentList.Arguments.Skip(1).Select(argument => argument.WithoutTrivia().ToString()).Prepend(texts));
        var access = (MemberAccessExpressionSyntax)_call.Expression;
        var result = access.Name.Identifier.ValueText == "GenerateVectorAsync" ? $"{vectors}[{index}].Vector" : $"{vectors}[{index}]";
        var collection = Statement.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax ? Statement.Expression.WithoutTrivia().ToString() : $"({Statement.Expression.WithoutTrivia()})";

        var code = $$"""
            foreach (var {{batch}} in {{collection}}.Chunk(100))
            {
                var {{vectors}} = await {{access.Expression.WithoutTrivia()}}.GenerateAsync({{arguments}});
                for (var {{index}} = 0; {{index}} < {{batch}}.Length; {{index}}++)
                {
                    {{Statement.Type}} {{element}} = {{batch}}[{{index}}];
                }
            }
            """.Replace("\r", "");
        var lineEnd = Statement.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        var batches = (ForEachStatementSyntax)SyntaxFactory.ParseStatement(lineEnd.Length == 0 ? code : code.Replace("\n", lineEnd));
        var inner = (ForStatementSyntax)((BlockSyntax)batches.Statement).Statements[1];
        var innerBody = (BlockSyntax)inner.Statement;
        var rounds = _body.ReplaceNode(_awaited, SyntaxFactory.ParseExpression(result).WithTriviaFrom(_awaited)).Statements;
        return batches
            .ReplaceNode(innerBody, innerBody.WithStatements(innerBody.Statements.AddRange(rounds)))
            .WithLeadingTrivia(Statement.GetLeadingTrivia())
            .WithTrailingTrivia(Statement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}

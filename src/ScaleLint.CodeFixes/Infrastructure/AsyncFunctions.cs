using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>The syntax of methods, local functions and lambdas that become async.</summary>
internal static class AsyncFunctions
{
    /// <summary>The method, local function, lambda, accessor or constructor around a node; null in top-level statements and initializers.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>True where the function has a body that can carry <c>async</c>.</summary>
    public static bool HasBody(SyntaxNode function) => Body(function) is not null;

    /// <summary>The block or the expression of a function.</summary>
    public static SyntaxNode? Body(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        _ => null,
    };

    /// <summary>The nodes of the function's own code, without that of functions inside it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        Body(function)?.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) ?? [];

    /// <summary>The explicit return type, or null where a lambda has none.</summary>
    public static TypeSyntax? ReturnType(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax local => local.ReturnType,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType,
        _ => null,
    };

    /// <summary>Adds <c>async</c>.</summary>
    public static SyntaxNode AddAsync(SyntaxNode function)
    {
        var keyword = SyntaxFactory.Token(default, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        switch (function)
        {
            case MethodDeclarationSyntax method:
                return method.Modifiers.Count > 0
                    ? method.AddModifiers(keyword)
                    : method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())));

            case LocalFunctionStatementSyntax local:
                return local.Modifiers.Count > 0
                    ? local.AddModifiers(keyword)
                    : local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia())));

            case AnonymousFunctionExpressionSyntax lambda:
                var leading = lambda.GetLeadingTrivia();
                var bare = lambda.WithoutLeadingTrivia();
                return bare.WithModifiers(bare.Modifiers.Add(keyword)).WithLeadingTrivia(leading);

            default:
                return function;
        }
    }

    /// <summary>Makes the function return a task of what it returned.</summary>
    /// <param name="function">A method, local function or lambda.</param>
    /// <param name="task">How the file names <c>Task</c>.</param>
    public static SyntaxNode ReturnTask(SyntaxNode function, string task) => function switch
    {
        MethodDeclarationSyntax method => method.WithReturnType(TaskOf(method.ReturnType, task)),
        LocalFunctionStatementSyntax local => local.WithReturnType(TaskOf(local.ReturnType, task)),
        ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } lambda => lambda.WithReturnType(TaskOf(type, task)),
        _ => function,
    };

    private static TypeSyntax TaskOf(TypeSyntax type, string task) =>
        SyntaxFactory.ParseTypeName(type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? task : $"{task}<{type.WithoutTrivia()}>").WithTriviaFrom(type);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The piece of code that runs as one: a lambda, a local function, a method, an accessor.</summary>
internal static class EnclosingFunction
{
    /// <summary>The innermost function around a node; the whole file for code outside any.</summary>
    public static SyntaxNode Of(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunction) ?? node.SyntaxTree.GetRoot();

    /// <summary>The member around a node, or that it is, whatever lambdas and local functions stand between; the whole file for top-level statements, which are one.</summary>
    public static SyntaxNode OuterMost(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)) ??
        node.SyntaxTree.GetRoot();

    /// <summary>The statements or the expression that a function runs, without its parameters.</summary>
    public static SyntaxNode Body(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody ?? function,
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody ?? function,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody ?? function,
        PropertyDeclarationSyntax { ExpressionBody: { } body } => body,
        IndexerDeclarationSyntax { ExpressionBody: { } body } => body,
        _ => function,
    };

    /// <summary>The name and the parameters of a method or local function; nothing for another piece of code.</summary>
    public static (string? Name, SeparatedSyntaxList<ParameterSyntax> Parameters) Signature(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => (method.Identifier.ValueText, method.ParameterList.Parameters),
        LocalFunctionStatementSyntax local => (local.Identifier.ValueText, local.ParameterList.Parameters),
        _ => default,
    };

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax
        or AccessorDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null };
}

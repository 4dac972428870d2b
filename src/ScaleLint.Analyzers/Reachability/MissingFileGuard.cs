using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Recognises code that runs only where a file or folder is not there yet: <c>if (!File.Exists(path)) { … }</c>. A file outlives the request.</summary>
internal static class MissingFileGuard
{
    /// <summary>True where the branch of an <c>if</c> runs only if something is missing.</summary>
    public static bool Guards(IfStatementSyntax check, SyntaxNode branch) => IsMissing(check.Condition, branch == check.Statement);

    /// <summary>True where code behind an <c>if</c> that leaves runs only if something is missing.</summary>
    public static bool GuardsWhatFollows(IfStatementSyntax exit) => IsMissing(exit.Condition, false);

    // What is known of the file where the condition has this value.
    private static bool IsMissing(ExpressionSyntax condition, bool value) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsMissing(inner.Expression, value),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsMissing(not.Operand, !value),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => value && (IsMissing(both.Left, true) || IsMissing(both.Right, true)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => !value && (IsMissing(either.Left, false) || IsMissing(either.Right, false)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exists", Expression: var type } } =>
            !value && (type as SimpleNameSyntax ?? (type as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText is "File" or "Directory" or "Path",
        _ => false,
    };
}

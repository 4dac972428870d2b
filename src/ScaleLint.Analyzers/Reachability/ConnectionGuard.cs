using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Recognises code that brings a shared object into the state it is asked for first: <c>if (!_bus.IsConnected) { _bus.TryConnect(); }</c>.</summary>
internal static class ConnectionGuard
{
    private static readonly string[] States =
        ["IsConnected", "Connected", "IsOpen", "IsOpened", "IsInitialized", "Initialized", "IsInitialised", "IsReady", "IsLoaded", "IsStarted", "IsRunning", "IsTrained", "IsAlive"];

    /// <summary>The objects, by the expression that names them, whose missing state makes <paramref name="check"/> run <paramref name="branch"/>, and that are called there.</summary>
    public static IEnumerable<ExpressionSyntax> Prepared(IfStatementSyntax check, SyntaxNode branch)
    {
        foreach (var access in check.Condition.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
        {
            if (States.Contains(access.Name.Identifier.ValueText) && access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax &&
                branch == check.Statement && access.Parent.IsKind(SyntaxKind.LogicalNotExpression) && IsCalledIn(branch, access.Expression))
            {
                yield return access.Expression;
            }
        }
    }

    private static bool IsCalledIn(SyntaxNode branch, ExpressionSyntax instance) => branch.DescendantNodes().Any(node =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } && SyntaxFactory.AreEquivalent(call.Expression, instance));
}

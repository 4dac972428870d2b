using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Names of variables that hold what comes from a value: its own name, and what the same code makes of it. By name only, so it costs no binding.</summary>
internal static class DerivedNames
{
    /// <summary>Adds what the code declares from the names, in the order of the code.</summary>
    public static void AddTo(HashSet<string> names, SyntaxNode code)
    {
        HashSet<string>? own = null;
        foreach (var node in code.DescendantNodes())
        {
            switch (node)
            {
                // var text = document.Title + document.Body;
                case VariableDeclaratorSyntax variable:
                    (own ??= new HashSet<string>(StringComparer.Ordinal)).Add(variable.Identifier.ValueText);
                    if (variable.Initializer is { } initializer && IsMentioned(initializer, names))
                    {
                        names.Add(variable.Identifier.ValueText);
                    }

                    break;

                // command.Parameters.AddWithValue("@id", order.Id), of a command that the same code made
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call, ArgumentList: var arguments } when Root(call.Expression) is { } root && own?.Contains(root) == true && IsMentioned(arguments, names):
                    names.Add(root);
                    break;

                // command.CommandText = "… " + order.Id;   parameter.Value = order.Id;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } assignment when Root(left) is { } root && own?.Contains(root) == true && IsMentioned(assignment.Right, names):
                    names.Add(root);
                    break;
            }
        }
    }

    /// <summary>True where the code mentions one of the names.</summary>
    public static bool IsMentioned(SyntaxNode code, HashSet<string> names) =>
        code.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText));

    private static string? Root(ExpressionSyntax expression)
    {
        while (expression is not IdentifierNameSyntax)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    expression = element.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }:
                    expression = called.Expression;
                    break;
                default:
                    return null;
            }
        }

        return ((IdentifierNameSyntax)expression).Identifier.ValueText;
    }
}

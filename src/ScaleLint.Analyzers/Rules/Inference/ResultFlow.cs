using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Follows what a call gives through the locals of its function.</summary>
internal static class ResultFlow
{
    /// <summary>True where the code contains the call, or mentions a local that was made from its result.</summary>
    public static bool Reaches(SyntaxNode code, SyntaxNode call, SyntaxNode function)
    {
        var carriers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in function.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer: { } initializer } variable when initializer.Contains(call) || Mentions(initializer, carriers):
                    carriers.Add(variable.Identifier.ValueText);
                    break;

                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax local } assignment when assignment.Right.Contains(call) || Mentions(assignment.Right, carriers):
                    carriers.Add(local.Identifier.ValueText);
                    break;
            }
        }

        return code.Contains(call) || Mentions(code, carriers);
    }

    private static bool Mentions(SyntaxNode code, HashSet<string> names) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Whether the code deletes files anywhere. Which files is not asked: a wrong silence costs less than a wrong warning.</summary>
internal static class FileCleanUp
{
    /// <summary>True where the compilation calls <c>File.Delete</c>, <c>Directory.Delete</c> or <c>FileInfo.Delete</c>, or opens a file that deletes itself.</summary>
    public static bool Exists(OperationUse use)
    {
        foreach (var mention in use.Costs.Paths.References.Of("Delete", use.CancellationToken))
        {
            if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or MemberBindingExpressionSyntax &&
                use.Costs.Paths.Models.Of(mention.SyntaxTree).GetSymbolInfo(mention, use.CancellationToken).Symbol is IMethodSymbol { ContainingType: { ContainingNamespace: { Name: "IO" or "Abstractions" } } })
            {
                return true;
            }
        }

        return use.Costs.Paths.References.IsMentioned("DeleteOnClose", use.CancellationToken);
    }
}

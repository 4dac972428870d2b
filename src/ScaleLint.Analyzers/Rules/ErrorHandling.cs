using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Code that runs when something has failed: how long it waits is no matter of traffic.</summary>
internal static class ErrorHandling
{
    /// <summary>True for a node in a <c>catch</c> block.</summary>
    public static bool Contains(SyntaxNode node) => node.FirstAncestorOrSelf<CatchClauseSyntax>() is not null;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>One way to stop creating a thing on every request.</summary>
internal interface ICreationFix
{
    /// <summary>Names the way among the others; equal for all places that it mends.</summary>
    string Key { get; }

    /// <summary>The change, or null where it would not be safe.</summary>
    Task<CreationChange?> FindAsync(Document document, ExpressionSyntax creation, CancellationToken cancellationToken);
}

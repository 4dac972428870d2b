using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>A method with all that must have its signature: what it overrides and implements, what overrides and implements that, and every call.</summary>
internal sealed record MethodFamily(ImmutableArray<(Document Document, SyntaxNode Declaration)> Members, ImmutableArray<(Document Document, InvocationExpressionSyntax Call)> Calls);

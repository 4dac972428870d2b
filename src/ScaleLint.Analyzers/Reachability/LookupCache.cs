using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What was looked up in one file by declarations, for as long as its semantic model lives: a long method that registers services asks the same of each of its lines.</summary>
internal sealed class LookupCache
{
    private static readonly ConditionalWeakTable<SemanticModel, LookupCache> ByModel = new();

    private readonly ConcurrentDictionary<(SyntaxNode? Around, ITypeSymbol Type, string Name, bool Extensions), ImmutableArray<ISymbol>> _members = new();
    private readonly ConcurrentDictionary<(MemberDeclarationSyntax Member, string Name), ImmutableArray<SyntaxNode>> _declarations = new();

    /// <summary>The cache of a file.</summary>
    public static LookupCache Of(SemanticModel model) => ByModel.GetValue(model, static _ => new LookupCache());

    /// <summary>The members of a type that have a name, as code inside the type around sees them.</summary>
    public ImmutableArray<ISymbol> Members(SyntaxNode? around, ITypeSymbol type, string name, bool extensions, Func<ImmutableArray<ISymbol>> find) =>
        _members.TryGetValue((around, type, name, extensions), out var known) ? known : _members.GetOrAdd((around, type, name, extensions), find());

    /// <summary>The declarations of a name in a member.</summary>
    public ImmutableArray<SyntaxNode> Declarations(MemberDeclarationSyntax member, string name, Func<ImmutableArray<SyntaxNode>> find) =>
        _declarations.TryGetValue((member, name), out var known) ? known : _declarations.GetOrAdd((member, name), find());
}

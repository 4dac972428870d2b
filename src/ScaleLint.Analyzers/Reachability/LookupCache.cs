using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What was looked up in one file by declarations, for as long as its semantic model lives: a long method that registers services asks the same of each of its lines.</summary>
internal sealed class LookupCache(SemanticModel model)
{
    private static readonly ConditionalWeakTable<SemanticModel, LookupCache> ByModel = new();

    private readonly ConcurrentDictionary<(SyntaxNode? Around, ITypeSymbol Type, string Name, bool Extensions), ImmutableArray<ISymbol>> _members = new();
    private readonly ConcurrentDictionary<(MemberDeclarationSyntax Member, string Name), ImmutableArray<SyntaxNode>> _declarations = new();

    /// <summary>The cache of a file.</summary>
    public static LookupCache Of(SemanticModel model) => ByModel.GetValue(model, static key => new LookupCache(key));

    /// <summary>The members of a type that have a name, as code inside the type around a member sees them. Asked where that member begins, outside its body, so that nothing in it is bound.</summary>
    public ImmutableArray<ISymbol> Members(MemberDeclarationSyntax member, ITypeSymbol type, string name, bool extensions)
    {
        var key = (member.Parent, type, name, extensions);
        return _members.TryGetValue(key, out var known) ? known : _members.GetOrAdd(key, model.LookupSymbols(member.SpanStart, type, name, extensions));
    }

    /// <summary>The declarations of a name in a member, whatever their scope.</summary>
    public ImmutableArray<SyntaxNode> Declarations(MemberDeclarationSyntax member, string name, CancellationToken cancellationToken) =>
        _declarations.TryGetValue((member, name), out var known) ? known : _declarations.GetOrAdd((member, name), DeclaredNames.In(member, name, cancellationToken));
}

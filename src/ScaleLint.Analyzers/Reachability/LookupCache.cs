using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What was looked up in one file by declarations, for as long as its semantic model lives: a long method that registers services asks the same of each of its lines.</summary>
internal sealed class LookupCache(SemanticModel model)
{
    private static readonly ConditionalWeakTable<SemanticModel, LookupCache> ByModel = new();
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<(string Scope, ITypeSymbol Type, string Name), ImmutableArray<ISymbol>>> Shared = new();

    private readonly ConcurrentDictionary<(SyntaxNode? Around, ITypeSymbol Type, string Name, bool Extensions), ImmutableArray<ISymbol>> _members = new();
    private readonly ConcurrentDictionary<(MemberDeclarationSyntax Member, string Name), ImmutableArray<SyntaxNode>> _declarations = new();
    private readonly ConcurrentDictionary<SyntaxNode, string> _scopes = new();

    /// <summary>The cache of a file.</summary>
    public static LookupCache Of(SemanticModel model) => ByModel.GetValue(model, static key => new LookupCache(key));

    /// <summary>The members of a type that have a name, as code inside the type around a member sees them. Asked where that member begins, outside its body, so that nothing in it is bound.</summary>
    public ImmutableArray<ISymbol> Members(MemberDeclarationSyntax member, ITypeSymbol type, string name, bool extensions)
    {
        var key = (member.Parent, type, name, extensions);
        return _members.TryGetValue(key, out var known) ? known
            : _members.GetOrAdd(key, extensions && IsSeenAlike(member, type) ? InScope(member, type, name) : model.LookupSymbols(member.SpanStart, type, name, extensions));
    }

    /// <summary>The declarations of a name in a member, whatever their scope.</summary>
    public ImmutableArray<SyntaxNode> Declarations(MemberDeclarationSyntax member, string name, CancellationToken cancellationToken) =>
        _declarations.TryGetValue((member, name), out var known) ? known : _declarations.GetOrAdd((member, name), DeclaredNames.In(member, name, cancellationToken));

    // All of an interface is public, and so are extension methods but to the class that has them: what one class sees, each does whose file opens the same namespaces.
    private static bool IsSeenAlike(MemberDeclarationSyntax member, ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && member.Parent is TypeDeclarationSyntax around && !around.Modifiers.Any(SyntaxKind.StaticKeyword);

    // To look for extension methods reads every class of every using, and most files have the same.
    private ImmutableArray<ISymbol> InScope(MemberDeclarationSyntax member, ITypeSymbol type, string name)
    {
        var shared = Shared.GetValue(model.Compilation, static _ => new ConcurrentDictionary<(string Scope, ITypeSymbol Type, string Name), ImmutableArray<ISymbol>>());
        var key = (ScopeAround(member), type, name);
        return shared.TryGetValue(key, out var known) ? known : shared.GetOrAdd(key, model.LookupSymbols(member.SpanStart, type, name, includeReducedExtensionMethods: true));
    }

    // The namespaces around a node and what they open, outermost last.
    private string ScopeAround(SyntaxNode node)
    {
        var scope = node.Ancestors().First(static ancestor => ancestor is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);
        return _scopes.TryGetValue(scope, out var known) ? known : _scopes.GetOrAdd(scope, string.Join(
            "\n",
            scope.AncestorsAndSelf().Select(static part => part switch
            {
                BaseNamespaceDeclarationSyntax space => $"{space.Usings}{space.Name}",
                CompilationUnitSyntax file => file.Usings.ToString(),
                _ => "",
            })));
    }
}

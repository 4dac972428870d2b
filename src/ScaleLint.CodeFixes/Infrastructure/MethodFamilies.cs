using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ScaleLint.CodeFixes;

/// <summary>Finds what changes with the signature of a method, once per method. The answer is null where something that must change cannot.</summary>
internal sealed class MethodFamilies(Solution solution)
{
    private readonly Dictionary<ISymbol, MethodFamily?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The solution that is searched.</summary>
    public Solution Solution { get; } = solution;

    /// <summary>The family of a method, or null where its signature must stay.</summary>
    public async Task<MethodFamily?> OfAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        if (!_known.TryGetValue(definition, out var family))
        {
            family = await FindAsync(definition, cancellationToken).ConfigureAwait(false);
            _known.Add(definition, family);
        }

        return family;
    }

    private async Task<MethodFamily?> FindAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var members = new Dictionary<SyntaxNode, (Document Document, SyntaxNode Declaration)>();
        var calls = new Dictionary<SyntaxNode, (Document Document, InvocationExpressionSyntax Call)>();
        var open = new Stack<IMethodSymbol>();
        open.Push(method);
        while (open.Count > 0)
        {
            var member = open.Pop().OriginalDefinition;
            if (Declaration(member, cancellationToken) is not { } declared)
            {
                return null;
            }

            if (members.ContainsKey(declared.Declaration))
            {
                continue;
            }

            members.Add(declared.Declaration, declared);
            foreach (var relative in await RelativesAsync(member, cancellationToken).ConfigureAwait(false))
            {
                open.Push(relative);
            }

            if (!await AddCallsAsync(member, calls, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        return new MethodFamily(members.Values.ToImmutableArray(), calls.Values.ToImmutableArray());
    }

    private async Task<IEnumerable<IMethodSymbol>> RelativesAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.MethodKind == MethodKind.LocalFunction || method.IsStatic)
        {
            return [];
        }

        var relatives = new List<ISymbol>(await SymbolFinder.FindImplementedInterfaceMembersAsync(method, Solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        if (method.OverriddenMethod is { } overridden)
        {
            relatives.Add(overridden);
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            relatives.AddRange(await SymbolFinder.FindImplementationsAsync(method, Solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        else if (method.IsVirtual || method.IsAbstract || method.IsOverride)
        {
            relatives.AddRange(await SymbolFinder.FindOverridesAsync(method, Solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        }

        return relatives.OfType<IMethodSymbol>();
    }

    // Where the member is written, if its signature may change there.
    private (Document Document, SyntaxNode Declaration)? Declaration(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.IsExtern || method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null ||
            method.IsPartialDefinition || method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.IsRefLikeType ||
            method.Parameters.Any(parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType) ||
            IsCalledByItsShape(method))
        {
            return null;
        }

        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return declaration is MethodDeclarationSyntax or LocalFunctionStatementSyntax &&
            !AsyncFunctions.OwnNodes(declaration).Any(node => node is YieldStatementSyntax) &&
            Solution.GetDocument(declaration.SyntaxTree) is { } document and not SourceGeneratedDocument
                ? (document, declaration)
                : null;
    }

    // The framework looks for these by name and rejects one that returns a task.
    private static bool IsCalledByItsShape(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == "ViewComponent" && method.Name == "Invoke")
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> AddCallsAsync(IMethodSymbol method, Dictionary<SyntaxNode, (Document Document, InvocationExpressionSyntax Call)> calls, CancellationToken cancellationToken)
    {
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                if (location.Document is SourceGeneratedDocument || await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
                {
                    return false;
                }

                var name = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (name.IsPartOfStructuredTrivia() || IsInNameOf(name))
                {
                    continue;
                }

                if (location.IsCandidateLocation)
                {
                    return false;
                }

                var mention = name;
                while (mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention)
                {
                    mention = access;
                }

                if (mention.Parent is InvocationExpressionSyntax call && call.Expression == mention)
                {
                    if (AwaitSyntax.IsConditional(call))
                    {
                        return false;
                    }

                    calls[call] = (location.Document, call);
                }
                else if (!await IsHandlerAsync(mention, location.Document, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsInNameOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    // app.MapGet("/", Load): the framework takes a delegate of any shape.
    private static async Task<bool> IsHandlerAsync(SyntaxNode mention, Document document, CancellationToken cancellationToken) =>
        await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model &&
        model.GetTypeInfo(mention, cancellationToken).ConvertedType is { SpecialType: SpecialType.System_Delegate };
}

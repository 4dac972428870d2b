using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds the code that a call of the user's own method runs: the method itself, or what implements it.</summary>
internal static class SourceBodies
{
    /// <summary>The declarations with a body, in the order of the source; none for a method of a library.</summary>
    public static IEnumerable<SyntaxNode> Of(IMethodSymbol method, CostContext costs, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (var reference in costs.Paths.Models.Declare(definition) ? definition.DeclaringSyntaxReferences : ImmutableArray<SyntaxReference>.Empty)
        {
            if (HasBody(reference.GetSyntax(cancellationToken)))
            {
                yield return reference.GetSyntax(cancellationToken);
            }
        }

        if (definition.ContainingType is not { TypeKind: TypeKind.Interface } contract || !contract.Locations.Any(location => location.IsInSource))
        {
            yield break;
        }

        foreach (var mention in costs.Paths.References.Of(contract.Name, cancellationToken))
        {
            if (mention.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration } &&
                costs.Paths.Models.Of(mention.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type &&
                type.FindImplementationForInterfaceMember(definition) is IMethodSymbol { DeclaringSyntaxReferences: var implementations } implementation && costs.Paths.Models.Declare(implementation) &&
                HasBody(implementations[0].GetSyntax(cancellationToken)))
            {
                yield return implementations[0].GetSyntax(cancellationToken);
            }
        }
    }

    private static bool HasBody(SyntaxNode declaration) => declaration is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } or LocalFunctionStatementSyntax;
}

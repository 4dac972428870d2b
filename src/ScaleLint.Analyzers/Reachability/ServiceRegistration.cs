using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>One registration in the container.</summary>
internal sealed class ServiceRegistration(RegistrationFact fact, SyntaxTree tree, Compilation compilation)
{
    /// <summary>What consumers ask for; null where the compilation does not know it any more.</summary>
    public INamedTypeSymbol? Service => DocumentationCommentId.GetFirstSymbolForDeclarationId(fact.ServiceId, compilation) as INamedTypeSymbol;

    /// <summary>How long it lives.</summary>
    public ServiceLifetime Lifetime => fact.Lifetime;

    /// <summary>A number for what it says, without its place.</summary>
    public ulong StampUnder(string id) =>
        DeclarationStamp.Mix(DeclarationStamp.Mix(DeclarationStamp.Hash(id), DeclarationStamp.Hash(fact.ServiceId)), DeclarationStamp.Mix(DeclarationStamp.Hash(fact.ImplementationId), (ulong)fact.Lifetime));

    /// <summary>The registering call.</summary>
    public SyntaxNode Site => tree.GetRoot().FindNode(fact.Call, getInnermostNodeForTie: true);
}

/// <summary>A registration as it is kept from one compilation to the next.</summary>
/// <param name="ServiceId">The documentation-comment ID of what consumers ask for.</param>
/// <param name="ImplementationId">That of what is built; the service's where the code names nothing else.</param>
/// <param name="Lifetime">How long it lives.</param>
/// <param name="Call">Where the registering call stands.</param>
internal sealed record RegistrationFact(string ServiceId, string ImplementationId, ServiceLifetime Lifetime, TextSpan Call);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>What lives as long as a user's session: the items of a connection, the session of an old web application, the objects of a Blazor circuit.</summary>
internal static class SessionState
{
    private static readonly string[] CircuitHosts = ["AddInteractiveServerComponents", "AddServerSideBlazor", "MapBlazorHub", "AddInteractiveServerRenderMode"];

    /// <summary>True for <c>Context.Items</c> of a hub or a connection, and for <c>Session</c>.</summary>
    public static bool Is(IOperation? store) => store is IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: var type } property } &&
        ((name == "Items" && type is "HubCallerContext" or "ConnectionContext" or "BaseConnectionContext") || (name == "Session" && property.Type.Name is "HttpSessionState" or "HttpSessionStateBase"));

    /// <summary>The member in which a Blazor circuit keeps what the call makes: a field of a component, or of a scoped service; null where there is none.</summary>
    public static ISymbol? MemberOfCircuit(OperationUse use)
    {
        if (use.Operation is not (IInvocationOperation or IObjectCreationOperation) || use.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration ||
            !CircuitHosts.Any(name => use.Costs.Paths.References.IsMentioned(name, use.CancellationToken)) ||
            use.Model.GetDeclaredSymbol(declaration, use.CancellationToken) is not INamedTypeSymbol type || !LivesAsLongAsCircuit(type, use))
        {
            return null;
        }

        return Targets(use).Select(target => use.Model.GetSymbolInfo(target, use.CancellationToken).Symbol ?? use.Model.GetDeclaredSymbol(target, use.CancellationToken))
            .FirstOrDefault(member => member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false });
    }

    private static bool LivesAsLongAsCircuit(INamedTypeSymbol type, OperationUse use)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "ComponentBase", ContainingNamespace.Name: "Components" })
            {
                return true;
            }
        }

        return use.Costs.Paths.Registrations.LifetimeOf(type, use.CancellationToken) == ServiceLifetime.Scoped;
    }

    // Fields that are initialised with it, and what is assigned from it.
    private static IEnumerable<SyntaxNode> Targets(OperationUse use)
    {
        foreach (var ancestor in use.Syntax.Ancestors())
        {
            switch (ancestor)
            {
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax { Initializer: not null }:
                    yield return ancestor;
                    yield break;

                case MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    var code = EnclosingFunction.Body(ancestor);
                    foreach (var assignment in code.DescendantNodesAndSelf().OfType<AssignmentExpressionSyntax>())
                    {
                        if (ResultFlow.Reaches(assignment.Right, use.Syntax, code))
                        {
                            yield return assignment.Left;
                        }
                    }

                    yield break;
            }
        }
    }
}

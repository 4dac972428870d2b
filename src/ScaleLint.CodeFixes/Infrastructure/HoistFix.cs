using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.CodeFixes;

/// <summary>Creates the thing once, in a field or above the handlers (see <see cref="Hoist"/>).</summary>
/// <param name="mayUseSingletonField">True where an instance field of a singleton may hold the result.</param>
/// <param name="replacement">What to create instead when it is shared; null for the creation as it stands.</param>
internal sealed class HoistFix(bool mayUseSingletonField = false, Func<ExpressionSyntax, SemanticModel, ExpressionSyntax?>? replacement = null) : ICreationFix
{
    /// <inheritdoc/>
    public string Key => "ScaleLint.Hoist";

    /// <inheritdoc/>
    public async Task<CreationChange?> FindAsync(Document document, ExpressionSyntax creation, CancellationToken cancellationToken)
    {
        if (OpensConnection(creation) || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var mayUseInstance = mayUseSingletonField && IsInSingleton(document, creation, model, cancellationToken);
        if (await Hoist.PlanAsync(document, creation, mayUseInstance, cancellationToken).ConfigureAwait(false) is not { } hoist)
        {
            return null;
        }

        var title = hoist.Place switch
        {
            HoistPlace.StaticField => "Create it once, in a static readonly field",
            HoistPlace.InstanceField => "Create it once, in a readonly field",
            _ => "Create it once, above the handler",
        };
        return new CreationChange(title, async cancel => (await hoist.ApplyAsync(document, replacement?.Invoke(creation, model), cancel).ConfigureAwait(false)).Project.Solution);
    }

    // A static initializer that cannot connect fails for the life of the process: no place for a call that opens a connection.
    private static bool OpensConnection(ExpressionSyntax creation) =>
        creation is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } &&
        (name.StartsWith("Connect", StringComparison.Ordinal) || name.StartsWith("CreateConnection", StringComparison.Ordinal));

    private static bool IsInSingleton(Document document, ExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration &&
        model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type &&
        new CostContext(model.Compilation, document.Project.AnalyzerOptions, cancellationToken).Paths.Registrations.LifetimeOf(type, cancellationToken) == ServiceLifetime.Singleton;
}

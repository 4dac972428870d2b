using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Registers as a singleton what a scoped or transient factory creates, or the service whose constructor creates it. Only where that service
/// keeps nothing of a request: it asks for singletons alone, and its fields never change.
/// </summary>
internal sealed class SingletonRegistrationFix : ICreationFix
{
    /// <inheritdoc/>
    public string Key => "ScaleLint.Singleton";

    /// <inheritdoc/>
    public async Task<CreationChange?> FindAsync(Document document, ExpressionSyntax creation, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var costs = new CostContext(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        var services = new SingletonServices(costs, cancellationToken);
        if ((ByFactory(creation, costs, services, model, cancellationToken) ?? ByConstructor(creation, costs, services, model, cancellationToken)) is not { } name ||
            document.Project.Solution.GetDocument(name.SyntaxTree) is not { } registering)
        {
            return null;
        }

        var singleton = name.Identifier.ValueText.Replace("Scoped", "Singleton").Replace("Transient", "Singleton");
        return new CreationChange(
            $"Register it with {singleton}",
            async cancel =>
            {
                var root = (await registering.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
                var changed = name.WithIdentifier(SyntaxFactory.Identifier(singleton).WithTriviaFrom(name.Identifier));
                return registering.WithSyntaxRoot(root.ReplaceNode(name, changed)).Project.Solution;
            });
    }

    // services.AddScoped(_ => new OpenAIClient(key))
    private static SimpleNameSyntax? ByFactory(ExpressionSyntax creation, CostContext costs, SingletonServices services, SemanticModel model, CancellationToken cancellationToken)
    {
        if (creation.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } factory ||
            PerRequestName(call, costs, model, cancellationToken) is not { } name)
        {
            return null;
        }

        return services.AreAllThatIsAskedFor(factory, model) && services.MayShareResult(factory, model) ? name : null;
    }

    // class ScoreService { public ScoreService() => _session = new InferenceSession("m.onnx"); }   services.AddScoped<ScoreService>()
    private static SimpleNameSyntax? ByConstructor(ExpressionSyntax creation, CostContext costs, SingletonServices services, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!RunsInConstruction(creation) ||
            creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration ||
            model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
        {
            return null;
        }

        var registrations = costs.Paths.Registrations.Of(type, cancellationToken).Take(2).ToList();
        if (registrations.Count != 1 || registrations[0].Site is not InvocationExpressionSyntax call)
        {
            return null;
        }

        var registering = costs.Paths.Models.Of(call.SyntaxTree);
        return PerRequestName(call, costs, registering, cancellationToken) is { } name &&
            call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<AnonymousFunctionExpressionSyntax>().All(factory => services.AreAllThatIsAskedFor(factory, registering)) &&
            services.MayShare(type, model.GetTypeInfo(creation, cancellationToken).Type)
                ? name
                : null;
    }

    private static bool RunsInConstruction(ExpressionSyntax creation)
    {
        for (SyntaxNode? node = creation; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or MethodDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return false;
                case ConstructorDeclarationSyntax constructor:
                    return !constructor.Modifiers.Any(SyntaxKind.StaticKeyword);
                case BaseFieldDeclarationSyntax or PropertyDeclarationSyntax:
                    return true;
            }
        }

        return false;
    }

    private static SimpleNameSyntax? PerRequestName(InvocationExpressionSyntax call, CostContext costs, SemanticModel model, CancellationToken cancellationToken) =>
        call.Expression is MemberAccessExpressionSyntax { Name: var name } &&
        (name.Identifier.ValueText.Contains("Scoped") || name.Identifier.ValueText.Contains("Transient")) &&
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method &&
        costs.Catalogue.Find(method, ApiKind.Registration) is { } entry && entry["lifetime"] is "scoped" or "transient"
            ? name
            : null;
}

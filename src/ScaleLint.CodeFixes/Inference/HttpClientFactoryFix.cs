using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using ScaleLint.Analyzers;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Takes a plain <c>HttpClient</c> from <c>IHttpClientFactory</c>, injected through the constructor. Only where the container builds the class, nobody
/// else does, and the project calls <c>AddHttpClient</c>, so that there is a factory to inject.
/// </summary>
internal sealed class HttpClientFactoryFix : ICreationFix
{
    private const string Field = "_httpClientFactory";
    private const string Parameter = "httpClientFactory";

    /// <inheritdoc/>
    public string Key => "ScaleLint.HttpClientFactory";

    /// <inheritdoc/>
    public async Task<CreationChange?> FindAsync(Document document, ExpressionSyntax creation, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || creation is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } ||
            model.GetTypeInfo(creation, cancellationToken).Type is not { } client || !SharedHttpClient.IsHttpClient(client) ||
            model.Compilation.GetTypeByMetadataName("System.Net.Http.IHttpClientFactory") is not { } factory ||
            !RunsInInstance(creation) ||
            creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax declaration ||
            model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return null;
        }

        var costs = new CostContext(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        if (costs.Paths.Registrations.LifetimeOf(type, cancellationToken) == ServiceLifetime.Unknown || !IsFactoryRegistered(costs, cancellationToken))
        {
            return null;
        }

        var known = Known(type, factory, declaration);
        if (known is null && !await CanTakeParameterAsync(document, type, declaration, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return new CreationChange(
            "Take it from IHttpClientFactory",
            cancel => ApplyAsync(document, creation, declaration, known, factory.ToMinimalDisplayString(model, creation.SpanStart), cancel));
    }

    private static bool IsFactoryRegistered(CostContext costs, CancellationToken cancellationToken) =>
        costs.Paths.References.Of("AddHttpClient", cancellationToken).Any(name =>
            costs.Paths.Models.Of(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "HttpClientFactoryServiceCollectionExtensions" });

    private static bool RunsInInstance(ExpressionSyntax creation)
    {
        for (SyntaxNode? node = creation.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword):
                case LocalFunctionStatementSyntax local when local.Modifiers.Any(SyntaxKind.StaticKeyword):
                case ConstructorInitializerSyntax or BaseFieldDeclarationSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return false;
                case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax:
                    return !((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.StaticKeyword);
            }
        }

        return false;
    }

    // A factory that the class holds already.
    private static string? Known(INamedTypeSymbol type, INamedTypeSymbol factory, ClassDeclarationSyntax declaration)
    {
        var field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(candidate => !candidate.IsStatic && !candidate.IsImplicitlyDeclared && SymbolEqualityComparer.Default.Equals(candidate.Type, factory));
        return field?.Name ?? (declaration.ParameterList is null
            ? null
            : type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, factory))?.Name);
    }

    private static async Task<bool> CanTakeParameterAsync(Document document, INamedTypeSymbol type, ClassDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        if (declaration.ContainsDirectives || FieldInsertion.Constructor(declaration) is null ||
            declaration.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is Field or Parameter) ||
            (await SymbolFinder.FindDerivedClassesAsync(type, document.Project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false)).Any())
        {
            return false;
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            var found = await SymbolFinder.FindReferencesAsync(constructor, document.Project.Solution, cancellationToken).ConfigureAwait(false);
            if (found.Any(reference => reference.Locations.Any()))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<Solution> ApplyAsync(Document document, ExpressionSyntax creation, ClassDeclarationSyntax declaration, string? known, string factoryName, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var isPrimary = declaration.ParameterList is not null;
        var isInConstructor = creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null;
        var source = known ?? (isPrimary || isInConstructor ? Parameter : Field);
        TypeDeclarationSyntax changed = declaration.ReplaceNode(creation, SyntaxFactory.ParseExpression($"{source}.CreateClient()").WithTriviaFrom(creation));
        if (known is null)
        {
            var endOfLine = FieldInsertion.EndOfLine(root);
            var parameters = FieldInsertion.Constructor(changed) is ConstructorDeclarationSyntax constructor ? constructor.ParameterList : changed.ParameterList!;
            changed = changed.ReplaceNode(parameters, WithFactory(parameters, factoryName));
            if (!isPrimary && !isInConstructor)
            {
                var field = (FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"private readonly {factoryName} {Field};")!;
                changed = FieldInsertion.Insert(changed, field.WithTrailingTrivia(endOfLine).WithAdditionalAnnotations(Formatter.Annotation), endOfLine);
                changed = FieldInsertion.AssignInConstructor(changed, Field, SyntaxFactory.IdentifierName(Parameter), endOfLine);
            }
        }

        document = document.WithSyntaxRoot(root.ReplaceNode(declaration, changed));
        return (await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false)).Project.Solution;
    }

    // Before the parameters that a caller may leave out.
    private static ParameterListSyntax WithFactory(ParameterListSyntax parameters, string factoryName)
    {
        var at = parameters.Parameters.IndexOf(parameter => parameter.Default is not null || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        var added = SyntaxFactory.ParseParameterList($"({factoryName} {Parameter})").Parameters[0];
        return parameters.WithParameters(parameters.Parameters.Insert(at < 0 ? parameters.Parameters.Count : at, added)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}

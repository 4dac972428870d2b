using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.CodeFixes;

/// <summary>Answers whether one instance of a service could serve every request. What it cannot show, it denies.</summary>
internal sealed class SingletonServices(CostContext costs, CancellationToken cancellationToken)
{
    // Services of the framework that every host registers as singletons.
    private static readonly ImmutableHashSet<string> OfTheFramework = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "ILogger", "ILoggerFactory", "IConfiguration", "IConfigurationRoot", "IOptions", "IOptionsMonitor", "IHostEnvironment", "IWebHostEnvironment", "IHostApplicationLifetime",
        "IHttpClientFactory", "IHttpContextAccessor", "IMemoryCache", "IDistributedCache", "HybridCache", "IMeterFactory", "TimeProvider", "IServiceScopeFactory");

    // Kept by the service, changed by nobody: values, and objects made for many callers at once.
    private static readonly ImmutableHashSet<string> SafeToKeep = ImmutableHashSet.Create(
        StringComparer.Ordinal, "String", "Uri", "TimeSpan", "IChatClient", "IEmbeddingGenerator", "SemaphoreSlim", "ITransformer");

    // Cheap, and not to be shared between requests.
    private static readonly ImmutableHashSet<string> NeverShared = ImmutableHashSet.Create(
        StringComparer.Ordinal, "DbContext", "PredictionEngineBase", "Kernel", "ChatSession", "LLamaContext");

    /// <summary>True where the factory asks the container for singletons alone.</summary>
    public bool AreAllThatIsAskedFor(AnonymousFunctionExpressionSyntax factory, SemanticModel model)
    {
        if (model.GetSymbolInfo(factory, cancellationToken).Symbol is not IMethodSymbol lambda)
        {
            return false;
        }

        return lambda.Parameters.All(parameter => VariableUses.Of(parameter, factory, model, cancellationToken).All(use =>
            use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax look } access && access.Expression == use &&
            access.Name.Identifier.ValueText is "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService" &&
            model.GetSymbolInfo(look, cancellationToken).Symbol is IMethodSymbol { TypeArguments.Length: 1 } method &&
            IsSingleton(method.TypeArguments[0])));
    }

    /// <summary>True where what the factory returns may be shared.</summary>
    public bool MayShareResult(AnonymousFunctionExpressionSyntax factory, SemanticModel model)
    {
        var result = factory.ExpressionBody ?? Returned(factory.Block);
        return result is not null && model.GetTypeInfo(result, cancellationToken).Type is INamedTypeSymbol type && !IsNeverShared(type) &&
            factory.DescendantNodes().All(node => !IsForOneCaller(node, model)) &&
            (!type.Locations[0].IsInSource || (result is BaseObjectCreationExpressionSyntax && MayShare(type, null)));
    }

    /// <summary>True where a class of this compilation keeps nothing that belongs to a request.</summary>
    /// <param name="type">The class.</param>
    /// <param name="created">What its constructor creates, which is known to be shareable; null where that is not its own doing.</param>
    public bool MayShare(INamedTypeSymbol type, ITypeSymbol? created)
    {
        if (type.TypeKind != TypeKind.Class || type.BaseType is not { SpecialType: SpecialType.System_Object } || type.DeclaringSyntaxReferences.Length != 1)
        {
            return false;
        }

        var declaration = type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var model = costs.Paths.Models.Of(declaration.SyntaxTree);
        var parameters = type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).ToList();
        return parameters.All(parameter => IsSingleton(parameter.Type)) &&
            parameters.All(parameter => !VariableUses.Of(parameter, declaration, model, cancellationToken).Any(VariableUses.IsWrite)) &&
            type.GetMembers().OfType<IFieldSymbol>().All(field =>
                field.IsStatic || field.IsConst || (field.IsReadOnly && IsSafeToKeep(field.Type, parameters, created))) &&
            declaration.DescendantNodes().All(node => !IsForOneCaller(node, model));
    }

    private bool IsSafeToKeep(ITypeSymbol type, List<IParameterSymbol> parameters, ITypeSymbol? created) =>
        type.IsValueType ? type.IsReadOnly || type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum
        : SafeToKeep.Contains(type.Name) || IsSingleton(type) || IsShareable(type) ||
            parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)) ||
            (created is not null && costs.Compilation.ClassifyCommonConversion(created, type) is { IsImplicit: true, IsUserDefined: false } && type.SpecialType != SpecialType.System_Object);

    private bool IsShareable(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is "System.Diagnostics.Metrics" or "Prometheus" or "System.Collections.Concurrent" or "System.Collections.Immutable" or "System.Collections.Frozen" ||
        (type is INamedTypeSymbol named && named.InstanceConstructors.Any(constructor => costs.Catalogue.Find(constructor).Any(entry => entry.Is("thread-safe"))));

    private bool IsSingleton(ITypeSymbol type) =>
        type is INamedTypeSymbol named &&
        (OfTheFramework.Contains(named.Name) || costs.Paths.Registrations.LifetimeOf(named, cancellationToken) == ServiceLifetime.Singleton);

    // A prediction engine, a kernel: made here, and for one caller at a time.
    private bool IsForOneCaller(SyntaxNode node, SemanticModel model) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax &&
        model.GetSymbolInfo(node, cancellationToken).Symbol is { } made &&
        costs.Catalogue.Find(made).Any(entry => entry.Kind is ApiKind.ModelLoad or ApiKind.Client && !entry.Is("thread-safe"));

    private static bool IsNeverShared(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (NeverShared.Contains(current.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static ExpressionSyntax? Returned(BlockSyntax? block)
    {
        var returns = block?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Take(2).ToList();
        return returns is [{ Expression: { } only }] ? only : null;
    }
}

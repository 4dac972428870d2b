using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Looks for a cache between a request and a model: in the client's pipeline, in front of the endpoint, or in a method on the way.
/// Anything that looks like one counts, since a second cache helps nobody.
/// </summary>
internal sealed class CacheInSight(ApiUse use, RequestPath? path)
{
    private static readonly string[] Pipelines =
        ["AddChatClient", "AddKeyedChatClient", "AddEmbeddingGenerator", "AddKeyedEmbeddingGenerator", "ChatClientBuilder", "EmbeddingGeneratorBuilder", "AsBuilder"];

    private static readonly string[] Decorated = ["DelegatingChatClient", "DelegatingEmbeddingGenerator", "IChatClient", "IEmbeddingGenerator", "IChatCompletionService", "ITextEmbeddingGenerationService"];

    private readonly CancellationToken _cancellationToken = use.CancellationToken;

    /// <summary>True where a cache is in sight.</summary>
    public bool Exists => IsInMethod(use.Syntax) || IsOnTheWay() || IsInFrontOfEndpoint() || IsInPipeline() || IsPluggedInElsewhere(path, use.Costs, _cancellationToken);

    /// <summary>
    /// True where the path begins at a tool of a library that sets up no client: whoever plugs the tool in makes the client, with or without a cache, and that cannot be seen from here.
    /// </summary>
    public static bool IsPluggedInElsewhere(RequestPath? path, CostContext costs, CancellationToken cancellationToken) =>
        path?.EntryPoint.Symbol is { } tool && costs.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary &&
        tool.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "KernelFunctionAttribute" or "McpServerToolAttribute") &&
        !Pipelines.Any(name => costs.Paths.References.IsMentioned(name, cancellationToken));

    /// <summary>True where the only pipeline of the project for this kind of call has a caching layer, so the call goes through it.</summary>
    public bool IsLayerOfTheOnlyPipeline => use.Api.Id.StartsWith("M:Microsoft.Extensions.AI.", StringComparison.Ordinal) && HasLayer(Kind) &&
        Pipelines.Where(name => name == "AsBuilder" || name.Contains(Kind)).Sum(name => Mentions(name).Length) == 1;

    private string Kind => use.Api.Kind == ApiKind.Embedding ? "Embedding" : "Chat";

    // In the method of the call or of a caller: a catalogued read, a look-up in a dictionary that is kept, or a name that says cache.
    private bool IsInMethod(SyntaxNode site)
    {
        if (site.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && SaysCache(type.Identifier.ValueText))
        {
            return true;
        }

        var model = use.Costs.Paths.Models.Of(site.SyntaxTree);
        return EnclosingFunction.Body(CodeOf(site, model)).DescendantNodesAndSelf().Any(node =>
            (node is SimpleNameSyntax name && SaysCache(name.Identifier.ValueText)) || (node is InvocationExpressionSyntax call && IsCacheRead(call, model)));
    }

    // The whole member, except that a handler lambda ends it: what is around one sets up the host.
    private SyntaxNode CodeOf(SyntaxNode site, SemanticModel model)
    {
        var function = EnclosingFunction.Of(site);
        while (function is LocalFunctionStatementSyntax || (function is AnonymousFunctionExpressionSyntax && !IsHandler(function, model)))
        {
            function = EnclosingFunction.Of(function);
        }

        return function;
    }

    private bool IsHandler(SyntaxNode lambda, SemanticModel model) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } &&
        model.GetSymbolInfo(call, _cancellationToken).Symbol is { } method && use.Costs.Catalogue.Find(method, ApiKind.Handler) is not null;

    private bool IsCacheRead(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access && (IsLookUp(name) || use.Costs.Catalogue.Has(name)) && model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol method &&
        (use.Costs.Catalogue.Find(method).Any(entry => entry.Kind is ApiKind.CacheRead or ApiKind.CacheFactory) ||
        (IsLookUp(name) && GrowingTypes.IsKeyed(method.ContainingType) &&
        model.GetSymbolInfo(access.Expression, _cancellationToken).Symbol is IFieldSymbol or IPropertySymbol));

    private static bool IsLookUp(string name) => name is "TryGetValue" or "GetOrAdd" or "ContainsKey";

    private bool IsOnTheWay()
    {
        foreach (var location in path?.Sites ?? ImmutableArray<Location>.Empty)
        {
            if (location.SourceTree is not { } tree || IsMapping(location))
            {
                continue;
            }

            var site = tree.GetRoot(_cancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
            if (site is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax) && EnclosingFunction.Of(site) is not CompilationUnitSyntax &&
                (IsInMethod(site) || IngestionCode.ContainsCall(site)))
            {
                return true;
            }
        }

        return false;
    }

    // app.MapGet("/search", Search): the mention of a handler method runs nothing.
    private bool IsMapping(Location site) =>
        path!.EntryPoint is { Symbol: not null, Location: var handler } && handler.SourceTree == site.SourceTree && handler.SourceSpan.Contains(site.SourceSpan);

    private bool IsInFrontOfEndpoint()
    {
        if (path is null)
        {
            return false;
        }

        if (path.EntryPoint.Symbol is { } handler && (HasCacheAttribute(handler) || (handler.ContainingType is { } type && HasCacheAttribute(type))))
        {
            return true;
        }

        if (IsMentioned("AddBasePolicy"))
        {
            return true;
        }

        // app.MapGet(…, handler).CacheOutput(): this endpoint; group.CacheOutput(): any endpoint may be in the group.
        foreach (var mention in Mentions("CacheOutput"))
        {
            var chain = mention.Parent is MemberAccessExpressionSyntax access ? access.Expression : null;
            while (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } && !IsMap(inner))
            {
                chain = inner.Expression;
            }

            var endpoint = path.EntryPoint.Location;
            if (chain is not InvocationExpressionSyntax map || (map.SyntaxTree == endpoint.SourceTree && map.Span.Contains(endpoint.SourceSpan)))
            {
                return true;
            }
        }

        return IsCachedByLambdaAttribute();
    }

    private static bool IsMap(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText is "MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" or "MapMethods" or "Map" or "MapFallback";

    private static bool HasCacheAttribute(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name is "OutputCacheAttribute" or "ResponseCacheAttribute" && !attribute.NamedArguments.Any(IsOff));

    // ResponseCacheLocation.None is 2: no-cache for everybody.
    private static bool IsOff(KeyValuePair<string, TypedConstant> argument) =>
        argument is { Key: "NoStore", Value.Value: true } or { Key: "Location", Value.Value: 2 };

    private bool IsCachedByLambdaAttribute() =>
        path!.EntryPoint.Location is { SourceTree: { } tree, SourceSpan: var span } &&
        tree.GetRoot(_cancellationToken).FindNode(span, getInnermostNodeForTie: true) is LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda &&
        use.Costs.Paths.Models.Of(tree).GetSymbolInfo(lambda, _cancellationToken).Symbol is { } function && HasCacheAttribute(function);

    private bool IsInPipeline()
    {
        if (use.Api.Id.StartsWith("M:Microsoft.Extensions.AI.", StringComparison.Ordinal) || use.Api.Id.StartsWith("M:Microsoft.SemanticKernel.", StringComparison.Ordinal))
        {
            // Whatever the path: it is asked once for each kind of client.
            return use.Costs.CachingPipelines.GetOrAdd(Kind, kind => HasLayer(kind) || HasCachingPipeline(kind) || HasCachingDecorator(kind));
        }

        return false;
    }

    private bool HasLayer(string kind)
    {
        foreach (var name in use.Costs.Catalogue.NamesOf(ApiKind.CacheLayer))
        {
            foreach (var mention in Mentions(name))
            {
                var symbol = use.Costs.Paths.Models.Of(mention.SyntaxTree).GetSymbolInfo(mention, _cancellationToken).Symbol;
                var owner = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (owner is { ContainingNamespace.Name: "AI" } && owner.Name.IndexOf(kind, StringComparison.Ordinal) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // builder.Services.AddChatClient(…).UseSemanticCache(): a layer that no catalogue lists.
    private bool HasCachingPipeline(string kind) => Pipelines.Where(name => name == "AsBuilder" || name.IndexOf(kind, StringComparison.Ordinal) >= 0).Any(name => Mentions(name).Any(mention =>
        mention.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.DescendantNodes(node => node is not BlockSyntax).OfType<SimpleNameSyntax>().Any(part => SaysCache(part.Identifier.ValueText) && !RegistersCache(part.Identifier.ValueText))));

    private bool HasCachingDecorator(string kind) => Decorated.Where(name => kind == "Chat" ? name.Contains("Chat") : name.Contains("Embedding")).Any(name => Mentions(name).Any(mention =>
        mention.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax decorator } && Remembers(decorator)));

    private bool Remembers(TypeDeclarationSyntax decorator)
    {
        if (SaysCache(decorator.Identifier.ValueText))
        {
            return true;
        }

        var model = use.Costs.Paths.Models.Of(decorator.SyntaxTree);
        return decorator.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsCacheRead(call, model));
    }

    private static bool RegistersCache(string name) => name.StartsWith("Add", StringComparison.Ordinal);

    private static bool SaysCache(string name) => name.IndexOf("cache", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("caching", StringComparison.OrdinalIgnoreCase) >= 0;

    private bool IsMentioned(string name) => !Mentions(name).IsEmpty;

    private ImmutableArray<SimpleNameSyntax> Mentions(string name) => use.Costs.Paths.References.Of(name, _cancellationToken);
}

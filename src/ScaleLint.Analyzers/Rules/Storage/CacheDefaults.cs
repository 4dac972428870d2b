using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Bounds that hold for a whole cache, because of how the compilation sets it up.</summary>
internal static class CacheDefaults
{
    // MemoryDistributedCacheOptions.SizeLimit is 200 MB unless set; SqlServerCacheOptions.DefaultSlidingExpiration is 20 minutes.
    private static readonly string[] BoundedDistributedCaches = ["AddDistributedMemoryCache", "AddDistributedSqlServerCache"];

    private static readonly string[] UnboundedDistributedCaches = ["AddStackExchangeRedisCache", "AddRedisDistributedCache", "RedisCache", "AddCosmosCache", "AddDistributedPostgresCache"];

    /// <summary>True where the cache that <paramref name="write"/> belongs to is bounded as a whole.</summary>
    public static bool AreBounded(ApiEntry write, CostContext costs, CancellationToken cancellationToken)
    {
        if (write["expiry"] == "default")
        {
            return true;
        }

        if (write.Id.StartsWith("M:Microsoft.Extensions.Caching.Memory.", StringComparison.Ordinal))
        {
            return HasSizeLimit(costs, cancellationToken);
        }

        if (write.Id.StartsWith("M:Microsoft.Extensions.Caching.Distributed.", StringComparison.Ordinal))
        {
            return BoundedDistributedCaches.Any(IsMentioned) && !UnboundedDistributedCaches.Any(IsMentioned);
        }

        // A structure of Redis takes no expiry with the write: any expiry, pop or trim in the compilation may be its bound.
        return write["expiry"] is null && write.Id.StartsWith("M:StackExchange.Redis.", StringComparison.Ordinal) && BoundsRedis(costs, cancellationToken);

        bool IsMentioned(string name) => costs.Paths.References.IsMentioned(name, cancellationToken);
    }

    private static bool HasSizeLimit(CostContext costs, CancellationToken cancellationToken) =>
        costs.Paths.References.Of("SizeLimit", cancellationToken).Any(mention =>
            mention.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax).Any(node => node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node) &&
            costs.Paths.Models.Of(mention.SyntaxTree).GetSymbolInfo(mention, cancellationToken).Symbol is { ContainingType.Name: "MemoryCacheOptions" });

    private static bool BoundsRedis(CostContext costs, CancellationToken cancellationToken) =>
        costs.Catalogue.NamesOf(ApiKind.CacheBound).Any(name => costs.Paths.References.Of(name, cancellationToken).Any(mention =>
            mention.Parent is MemberAccessExpressionSyntax &&
            costs.Paths.Models.Of(mention.SyntaxTree).GetSymbolInfo(mention, cancellationToken).Symbol is { } member &&
            costs.Catalogue.Find(member, ApiKind.CacheBound)?.Id.StartsWith("M:StackExchange.Redis.", StringComparison.Ordinal) == true));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4001: a request writes a cache entry that nothing ever ends.</summary>
internal sealed class UnboundedCacheEntryRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4001",
        Categories.Storage,
        "Cache entry without expiry or size",
        "'{0}' keeps an entry for ever for each new key that requests bring: {1}",
        "Memory grows with every key ever seen, not with the keys in use. Give the entry an expiry, or give the cache a size limit and the entry a size.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "unbounded-cache";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.CacheWrite, ApiKind.CacheFactory);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation write || use.Api["expiry"] == "default")
        {
            return;
        }

        var site = LookUpBeforeWrite.SiteOf(use.Syntax, Receiver(write)?.Syntax);
        if (!use.IsWorthLooking(this, site) ||
            CacheDefaults.AreBounded(use.Api, use.Costs, use.CancellationToken) ||
            new BoundedValue(use.Costs, null, use.CancellationToken).IsBounded(CacheKey.Of(write)) ||
            new CacheEntryBounds(use).IsBounded(write))
        {
            return;
        }

        use.ReportOnPathOf(site, this, $"{Receiver(write)?.Type?.Name ?? use.Member.ContainingType.Name}.{use.Member.Name}(...)");
    }

    private static IOperation? Receiver(IInvocationOperation write)
    {
        var receiver = write.Receiver();
        return receiver is IConversionOperation conversion ? conversion.Operand : receiver;
    }
}

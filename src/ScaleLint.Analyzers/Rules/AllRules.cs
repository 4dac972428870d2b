using System.Collections.Immutable;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Every rule, and which of them wants to see what.</summary>
internal static class AllRules
{
    /// <summary>All rules, by id.</summary>
    public static ImmutableArray<Rule> Rules { get; } = ImmutableArray.Create<Rule>(
        new ModelLoadedPerRequestRule(),
        new ClientBuiltPerRequestRule(),
        new SynchronousDatabaseCallRule(),
        new BlockingCallRule(),
        new InferenceInLoopRule(),
        new InferenceWithoutCacheRule(),
        new RawCacheKeyRule(),
        new CachedSamplingRule(),
        new GrowingConversationRule(),
        new UnlimitedAnswerRule(),
        new ModelPerUserRule(),
        new ModelPerSessionRule(),
        new OnePremiumModelRule(),
        new QueryPerElementRule(),
        new FilterInMemoryRule(),
        new UnboundedQueryRule(),
        new FlushPerMessageRule(),
        new NestedScanRule(),
        new TrainingPerRequestRule(),
        new TrainingPerUserRule(),
        new FullHistoryRule(),
        new UnboundedCacheEntryRule(),
        new GrowingCollectionRule(),
        new CheckpointKeptForEverRule(),
        new UnlimitedLogRetentionRule(),
        new ObjectWithoutLifecycleRule(),
        new FullTextLoggedRule(),
        new HighCardinalityLabelRule(),
        new MetricNameFromDataRule(),
        new InstrumentCreatedPerRequestRule(),
        new RepeatedModelNameRule());

    /// <summary>Rules about calls that no catalogue can list.</summary>
    public static ImmutableArray<IInvocationRule> InvocationRules { get; } = Rules.OfType<IInvocationRule>().ToImmutableArray();

    /// <summary>Rules about properties that no catalogue can list.</summary>
    public static ImmutableArray<IPropertyRule> PropertyRules { get; } = Rules.OfType<IPropertyRule>().ToImmutableArray();

    private static readonly ImmutableArray<IApiRule>[] ByKind = Enum.GetValues(typeof(ApiKind)).Cast<ApiKind>()
        .Select(kind => Rules.OfType<IApiRule>().Where(rule => rule.Kinds.Contains(kind)).ToImmutableArray())
        .ToArray();

    /// <summary>The rules about one kind of library member.</summary>
    public static ImmutableArray<IApiRule> RulesFor(ApiKind kind) => ByKind[(int)kind];
}

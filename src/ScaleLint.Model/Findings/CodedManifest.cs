namespace ScaleLint.Model;

/// <summary>
/// What the code does to a system, whatever its manifest declares. A finding only ever makes growth worse: where the declared system already grows as fast, nothing changes.
/// </summary>
internal static class CodedManifest
{
    /// <summary>1, and 0.294 from the fit of log10 unit cost on log10 requests through the unstable unit costs of article 4.1.</summary>
    private const double UnstableUnitCost = 1.294;

    /// <summary>The manifest as the findings of these rules make it.</summary>
    /// <param name="declared">The manifest.</param>
    /// <param name="ruleIds">Rules that found something; order and repetition do not matter.</param>
    /// <returns>The manifest with what the code adds; the same object where that is nothing.</returns>
    public static Manifest Apply(Manifest declared, IEnumerable<string> ruleIds)
    {
        var components = declared.Components;
        foreach (var id in ruleIds.Distinct(StringComparer.Ordinal))
        {
            components = Apply(components, id);
        }

        return ReferenceEquals(components, declared.Components) ? declared : declared with { Components = components };
    }

    /// <summary>The name of the component that a rule is about; null for a rule without an effect on the forecast.</summary>
    public static string? ComponentOf(string ruleId) => ruleId switch
    {
        "SCL1001" or "SCL1002" or "SCL1003" or "SCL1004" or "SCL1005" or "SCL1006" or "SCL1009" or "SCL1011" or "SCL1012" => ComponentNames.Inference,
        "SCL2002" => ComponentNames.Pipeline,
        "SCL3001" or "SCL3002" => ComponentNames.Training,
        "SCL4001" or "SCL4002" or "SCL4003" or "SCL4004" or "SCL4005" => ComponentNames.Storage,
        "SCL4101" or "SCL4102" => ComponentNames.Telemetry,
        _ => null,
    };

    private static ManifestComponents Apply(ManifestComponents components, string ruleId) => ruleId switch
    {
        "SCL1001" or "SCL1002" or "SCL1003" or "SCL1004" => AtLeast(components, UnstableUnitCost),
        "SCL1006" when components.Inference is { } inference && (inference.CacheHitRate is not null || inference.PlannedCacheHitRate is not null) =>
            components with { Inference = inference with { CacheHitRate = null, PlannedCacheHitRate = null } },
        "SCL1009" => AtLeast(components, StableMath.Log10(50)),
        "SCL1011" => AtLeast(components, StableMath.Log10(25)),
        "SCL1012" => AtLeast(components, StableMath.Log10(30)),
        "SCL2002" when components.Pipeline is { } pipeline => components with { Pipeline = Joined(pipeline) },
        "SCL3001" or "SCL3002" when components.Training is { } training => components with { Training = PerUser(training) },
        "SCL4001" or "SCL4002" or "SCL4003" or "SCL4004" or "SCL4005" when components.Storage is { RetentionDays: not null } storage =>
            components with { Storage = storage with { RetentionDays = null, KeepsForEver = true } },

        // Labels that nobody declared are assumed to grow as the article's do, which a label per user is part of.
        "SCL4101" or "SCL4102" when components.Telemetry is { Labels: { } labels } telemetry && labels.All(label => label.GrowsWith != LabelGrowth.Users) =>
            components with { Telemetry = telemetry with { Labels = [.. labels, new TelemetryLabel(ruleId, LabelGrowth.Users)] } },
        _ => components,
    };

    private static ManifestComponents AtLeast(ManifestComponents components, double exponent)
    {
        if (components.Inference is not { } inference || GrowthExponents.Of(inference) is var declared && declared.Mid >= exponent)
        {
            return components;
        }

        return components with { Inference = inference with { GrowthExponent = Estimate(Max(declared, Spread.Exactly(exponent)), inference.Position) } };
    }

    private static PipelineComponent Joined(PipelineComponent pipeline)
    {
        var declared = GrowthExponents.Of(pipeline);
        var joined = GrowthExponents.Of(pipeline with { GrowthExponent = null, Pattern = PipelinePattern.HighCardinalityJoin });
        return declared.Mid >= joined.Mid ? pipeline : pipeline with { GrowthExponent = Estimate(Max(declared, joined), pipeline.Position) };
    }

    private static TrainingComponent PerUser(TrainingComponent training) => training is { GrowthExponent: null, Strategy: TrainingStrategy.PerUser or TrainingStrategy.ActiveLearning }
        ? training
        : training with { GrowthExponent = null, Strategy = TrainingStrategy.PerUser };

    private static Spread Max(Spread left, Spread right) => new(Math.Max(left.Low, right.Low), Math.Max(left.Mid, right.Mid), Math.Max(left.High, right.High));

    private static Estimate Estimate(Spread spread, SourcePosition position) => new(spread.Mid, spread.Low, spread.High, EstimateSource.Assumed, null, position);
}

namespace ScaleLint.Model;

/// <summary>
/// The mitigations of article sections 3 and 5. A phase's investment is shared by its four items, so an item of phase 1 costs a quarter
/// of $0-5K, of phase 2 a quarter of $20-80K, of phase 3 a quarter of $150-400K.
/// </summary>
internal static class MitigationCatalogue
{
    /// <summary>The mitigations that apply to a manifest.</summary>
    public static IEnumerable<Mitigation> ApplicableTo(Manifest manifest)
    {
        if (manifest.Components.Inference is { } inference)
        {
            foreach (var mitigation in OfInference(inference))
            {
                yield return mitigation;
            }
        }

        if (manifest.Components.Storage is { } storage && storage.Tiers.Count < 2 && (storage.RetentionDays is null || storage.RetentionDays.Value > 90))
        {
            yield return QuickWin("data-lifecycle", ComponentNames.Storage, 0.60, 0.80);
        }

        if (manifest.Components.Pipeline?.Pattern == PipelinePattern.SelfHostedKafka)
        {
            yield return Refactoring("managed-streaming", ComponentNames.Pipeline, 0.50, 0.75);
        }
    }

    private static IEnumerable<Mitigation> OfInference(InferenceComponent inference)
    {
        if ((inference.CacheHitRate?.Value ?? 0) < 0.3)
        {
            yield return QuickWin("cache", ComponentNames.Inference, 0.30, 0.60);
        }

        if (inference.GpuUtilization is { Value: < 0.4 })
        {
            yield return QuickWin("right-size", ComponentNames.Inference, 0.20, 0.40);
        }

        if (inference.Architecture != InferenceArchitecture.Batch)
        {
            yield return QuickWin("batch-requests", ComponentNames.Inference, 0.15, 0.30);
        }

        if (inference.Architecture != InferenceArchitecture.Compressed && inference.Hosting != Hosting.TokenApi)
        {
            yield return Optimization("quantization", 0.30, 0.50);
            yield return Optimization("pruning", 0.20, 0.40);
            yield return Optimization("distillation", 0.50, 0.70);
        }

        if (inference.Architecture != InferenceArchitecture.AdaptiveRouting)
        {
            yield return Optimization("adaptive-routing", 0.40, 0.60);
        }

        if (inference.ModelSizeMb is { Value: <= 50 } && inference.Architecture != InferenceArchitecture.Edge)
        {
            yield return Refactoring("edge-inference", ComponentNames.Inference, 0.64, 0.82);
        }
    }

    private static Mitigation QuickWin(string id, string component, double low, double high) =>
        new(id, 1, component, Middle(0, 1250), 0.5, Middle(low, high));

    private static Mitigation Optimization(string id, double low, double high) =>
        new(id, 2, ComponentNames.Inference, Middle(5000, 20000), 2, Middle(low, high));

    private static Mitigation Refactoring(string id, string component, double low, double high) =>
        new(id, 3, component, Middle(37500, 100000), 6, Middle(low, high));

    private static double Middle(double low, double high) => (low + high) / 2;
}

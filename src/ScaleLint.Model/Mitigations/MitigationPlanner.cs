namespace ScaleLint.Model;

/// <summary>Makes the plan: mitigations in the order of their return as long as the budget lasts (contract, section 7).</summary>
internal static class MitigationPlanner
{
    /// <summary>The plan for ranked mitigations.</summary>
    public static MitigationPlan Plan(Manifest manifest, CostForecast forecast, IReadOnlyList<MitigationValue> ranked, CodeAssessment? code)
    {
        var remaining = forecast.Components.ToDictionary(component => component.Name, component => component.Months.ToArray(), StringComparer.Ordinal);
        var steps = new List<MitigationValue>();
        var left = manifest.MitigationBudget?.Value ?? double.PositiveInfinity;
        foreach (var mitigation in ranked.Select(value => value.Mitigation))
        {
            // One that is too dear does not end the plan: a cheaper one further down may still fit.
            if (mitigation.Cost > left)
            {
                continue;
            }

            left -= mitigation.Cost;
            var costs = remaining[mitigation.Component];
            steps.Add(MitigationRanking.ValueOf(mitigation, costs));
            for (var month = mitigation.FirstMonth; month < costs.Length; month++)
            {
                costs[month] *= 1 - mitigation.Saving;
            }
        }

        var months = Enumerable.Range(0, CostModel.LastMonth + 1).Select(month => forecast.Components.Sum(component => remaining[component.Name][month])).ToList();
        var taken = steps.ConvertAll(step => step.Mitigation);
        var mitigated = Mitigated(forecast, taken);
        return new MitigationPlan(
            manifest.MitigationBudget?.Value,
            steps,
            steps.Sum(step => step.Mitigation.Cost),
            months,
            mitigated.CostAt10x,
            RiskScorer.Score(Mitigated(manifest, taken), mitigated, code?.Findings ?? [], code?.Contradictions ?? []).Score);
    }

    /// <summary>The risk score with one mitigation in place.</summary>
    public static double ScoreWith(Manifest manifest, CostForecast forecast, Mitigation mitigation, CodeAssessment? code) =>
        RiskScorer.Score(Mitigated(manifest, [mitigation]), Mitigated(forecast, [mitigation]), code?.Findings ?? [], code?.Contradictions ?? []).Score;

    /// <summary>The exponent of the total with one mitigation in place.</summary>
    public static double ExponentWith(CostForecast forecast, Mitigation mitigation) => Mitigated(forecast, [mitigation]).Exponent;

    // All steps in place, at any volume: each component's bill is what they leave of it.
    private static CostForecast Mitigated(CostForecast forecast, List<Mitigation> steps)
    {
        double Left(string component) => steps.Where(step => step.Component == component).Aggregate(1.0, (left, step) => left * (1 - step.Saving));
        var now = forecast.Components.Sum(component => component.CostNow * Left(component.Name));
        var at10x = forecast.Components.Sum(component => component.CostAt10x * Left(component.Name));
        var exponent = now > 0 ? StableMath.Log10(at10x / now) : forecast.Exponent;
        return forecast with { CostNow = now, CostAt10x = at10x, Exponent = exponent, Scaling = ScalingClasses.Of(exponent) };
    }

    // What the score reads of the manifest once a step is in place. A cache that saves a share of the bill answers that share of the requests;
    // right-sizing reaches the 65 % of the article's example; a lifecycle policy is a second tier.
    private static Manifest Mitigated(Manifest manifest, List<Mitigation> steps)
    {
        var components = manifest.Components;
        foreach (var mitigation in steps)
        {
            components = mitigation.Id switch
            {
                "cache" when components.Inference is { CacheHitRate: { } rate } inference =>
                    components with { Inference = inference with { CacheHitRate = rate with { Value = Math.Max(rate.Value, mitigation.Saving) } } },
                "right-size" when components.Inference is { GpuUtilization: { } utilization } inference =>
                    components with { Inference = inference with { GpuUtilization = utilization with { Value = 0.65 } } },
                "data-lifecycle" when components.Storage is { } storage =>
                    components with { Storage = WithTiers(storage) },
                _ => components,
            };
        }

        return manifest with { Components = components };
    }

    private static StorageComponent WithTiers(StorageComponent storage)
    {
        var zero = new Estimate(0, 0, 0, EstimateSource.Assumed, null, storage.Position);
        return storage with { Tiers = [new StorageTier(zero, zero), new StorageTier(zero, zero)] };
    }
}

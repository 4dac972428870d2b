namespace ScaleLint.Model;

/// <summary>Requests to a power, less what the cache answers, times what the context costs (article 2.1, 3.1 and 6).</summary>
internal sealed class InferenceCurve : ComponentCurve
{
    /// <summary>
    /// The context, in tokens, at which attention is half of all forward operations: 12 times a width of 4096.
    /// From 2 x parameters + 2 x layers x context x width with parameters = 12 x layers x width^2 (Kaplan et al. 2020, table 1).
    /// </summary>
    private const double HalfAttentionTokens = 12 * 4096;

    private readonly double[] _timeFactors = new double[CostModel.LastMonth + 1];

    public InferenceCurve(InferenceComponent inference, Estimate cost)
        : base(ComponentNames.Inference, cost)
    {
        var now = inference.CacheHitRate?.Value ?? 0;
        var planned = inference.PlannedCacheHitRate?.Value ?? now;
        var plannedByMonth = inference.PlannedByMonth?.Value ?? 12;
        for (var month = 0; month < _timeFactors.Length; month++)
        {
            var hitRate = now + (planned - now) * Math.Min(1, month / plannedByMonth);
            _timeFactors[month] = (1 - hitRate) / (1 - now) * ContextFactor(inference, Growth(inference.ContextTokensPer12Months, month));
        }
    }

    public override double VolumeFactor(in Drivers drivers, in Scenario scenario) => drivers.Requests.Power(scenario.InferenceExponent);

    protected override void ApplyTime(double[] costs, in Scenario scenario)
    {
        for (var month = 0; month < costs.Length; month++)
        {
            costs[month] *= _timeFactors[month];
        }
    }

    /// <summary>What a context of a multiple of today's length costs: tokens are paid one by one, attention by their square.</summary>
    internal static double ContextFactor(InferenceComponent inference, double length)
    {
        if (inference.Hosting == Hosting.TokenApi || inference.ContextTokens is not { } tokens)
        {
            return length;
        }

        var attention = inference.AttentionShare?.Value ?? tokens.Value / (tokens.Value + HalfAttentionTokens);
        return (1 - attention) * length + attention * length * length;
    }
}

namespace ScaleLint.Model;

/// <summary>
/// The exponents of the components: what the manifest says, otherwise what the article reports for the architecture.
/// "Times per 10x" is the article's way to give them: the factor on the bill for ten times the driver.
/// </summary>
internal static class GrowthExponents
{
    /// <summary>Article 2.4: 60-100 times the points for ten times the requests; the middle is the geometric mean of the two.</summary>
    public static Spread Telemetry { get; } = new(StableMath.Log10(60), StableMath.Log10(Math.Sqrt(6000)), 2);

    /// <summary>Article 2.1, and 3.2 to 3.5 for the architectures that scale well.</summary>
    public static Spread Of(InferenceComponent? inference) => Declared(inference?.GrowthExponent) ?? inference?.Architecture switch
    {
        InferenceArchitecture.StatelessCached => Spread.TimesPer10x(10, 15),
        InferenceArchitecture.PerUserFineTuned => Spread.TimesPer10x(25, 50),
        InferenceArchitecture.SessionGpu => Spread.TimesPer10x(30, 60),
        InferenceArchitecture.LargeContext => Spread.TimesPer10x(50, 120),
        InferenceArchitecture.Edge => Spread.Exactly(StableMath.Log10(2)),
        InferenceArchitecture.Batch => Spread.Exactly(StableMath.Log10(320.0 / 28)),
        InferenceArchitecture.AdaptiveRouting => Spread.Exactly(StableMath.Log10(92.0 / 8)),
        InferenceArchitecture.Compressed => Spread.Exactly(1),
        _ => Spread.TimesPer10x(8, 12),
    };

    /// <summary>Article 2.2: the Kafka cluster cost 15 times as much for 12.5 times the events and ten times the customers. The spreads are ours.</summary>
    public static Spread Of(PipelineComponent? pipeline) => Declared(pipeline?.GrowthExponent) ?? pipeline?.Pattern switch
    {
        PipelinePattern.ManagedStreaming => new Spread(0.9, 1, 1.1),
        PipelinePattern.SelfHostedKafka => new Spread(StableMath.Log(15) / StableMath.Log(12.5), StableMath.Log10(15), 1.4),
        PipelinePattern.HighCardinalityJoin => new Spread(StableMath.Log10(70.0 / 6), 1.3, 2),
        _ => new Spread(0.95, 1, 1.05),
    };

    /// <summary>Article 2.3 and 6: training grows with data to the power 1.2-1.6; per user $8k become $200k, with active learning $400k.</summary>
    public static Spread Of(TrainingComponent? training) => Declared(training?.GrowthExponent) ?? training?.Strategy switch
    {
        TrainingStrategy.Static => Spread.Exactly(0),
        TrainingStrategy.DataDependent => new Spread(1, 1, 1.2),
        TrainingStrategy.PerUser => new Spread(1, StableMath.Log10(25), StableMath.Log10(50)),
        TrainingStrategy.ActiveLearning => new Spread(1, StableMath.Log10(50), StableMath.Log10(100)),
        _ => new Spread(1.2, 1.4, 1.6),
    };

    /// <summary>1.2-1.29 fits the article's own team sizes (2.5, 15 and 45 people for 5, 20 and 50 models); 1.4 is the exponent it prints.</summary>
    public static Spread OfModels(OperationsComponent? operations) => operations?.Model == OperationsModel.Article
        ? OfArticle(operations)
        : Declared(operations?.ModelsExponent) ?? new Spread(1.2, 1.25, 1.4);

    /// <summary>The exponent of users is ours: more users bring more incidents and more questions, far from proportionally.</summary>
    public static Spread OfUsers(OperationsComponent? operations) => operations?.Model == OperationsModel.Article
        ? OfArticle(operations)
        : Declared(operations?.UsersExponent) ?? new Spread(0, 0.2, 0.4);

    /// <summary>Article 6: operations = k (users x models)^1.4-1.8.</summary>
    private static Spread OfArticle(OperationsComponent operations) => Declared(operations.GrowthExponent) ?? new Spread(1.4, 1.6, 1.8);

    private static Spread? Declared(Estimate? exponent) => exponent is null ? null : Spread.Of(exponent);
}

namespace ScaleLint.Model;

/// <summary>Every key of <c>scalecost.json</c> with what it may hold. The reader, the builder and the JSON schema in the package follow this table.</summary>
internal static class ManifestSchema
{
    private static readonly NumberShape NotNegative = new(0);
    private static readonly NumberShape Positive = new(0) { ExcludesMin = true };
    private static readonly NumberShape Rate = new(0, 1) { ExcludesMax = true };
    private static readonly NumberShape Share = new(0, 1);

    /// <summary>A growth exponent: 0 does not grow, 1 is linear. Ten is far beyond any bill: ten times the users, ten thousand million times the cost.</summary>
    private static readonly NumberShape Exponent = new(0, 10) { AllowsNull = true };

    private static readonly NumberShape Month = new(0, CostModel.LastMonth) { IsWhole = true };
    private static readonly TextShape Text = new();
    private static readonly WordShape Level = WordShape.Of<GateLevel>();

    private static readonly ListShape Thresholds = new(new ObjectShape
    {
        { "level", Level, Need.Required },
        { "max", NotNegative, Need.Required },
    });

    private static readonly ListShape Exponents = new(new ObjectShape
    {
        { "level", Level, Need.Required },
        { "max", NotNegative, Need.Required },
        { "component", new WordShape(ComponentNames.All) },
    });

    public static ObjectShape Manifest { get; } = new()
    {
        { "$schema", Text },
        { "version", new NumberShape(1, 1), Need.Required },
        { "system", Text },
        { "currency", Text },
        { "asOf", DateShape.Day, Need.Required },
        { "traffic", Traffic(), Need.Required },
        { "components", Components(), Need.Required },
        { "measurements", Measurements() },
        {
            "gate", new ObjectShape
            {
                { "preset", WordShape.Of<GatePreset>() },
                { "riskScore", Thresholds },
                { "costAtMonth12", Thresholds },
                { "costAtMonth36", Thresholds },
                { "exponent", Exponents },
                { "claims", Level },
                { "findings", Level },
                { "baseline", Level },
            }
        },
        { "budgets", new ListShape(new ObjectShape { { "month", Month, Need.Required }, { "max", NotNegative, Need.Required } }) },
        { "mitigations", new ObjectShape { { "budget", NotNegative } } },
        {
            "prices", new ListShape(new ObjectShape
            {
                { "id", new WordShape(PriceCatalogue.Ids()), Need.Required },
                { "value", NotNegative, Need.Required },
                { "checkedOn", DateShape.Day },
                { "source", Text },
            })
        },
        {
            "suppressions", new ListShape(new ObjectShape
            {
                { "id", Text, Need.Required },
                { "target", Text },
                { "reason", Text, Need.Required },
                { "expires", DateShape.Day },
            })
        },
    };

    private static ObjectShape Traffic() => new()
    {
        { "users", Positive, Need.Required },
        { "requestsPerDay", NotNegative },
        {
            "growth", new ObjectShape
            {
                { "usersPer12Months", Positive, Need.Required },
                { "requestsPerUserPer12Months", Positive },
                { "dataPer12Months", Positive },
                { "modelsPer12Months", Positive },
            },
            Need.Required
        },
    };

    private static ObjectShape Components() => new()
    {
        {
            ComponentNames.Inference, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "architecture", WordShape.Of<InferenceArchitecture>() },
                { "growthExponent", Exponent },
                { "hosting", WordShape.Of<Hosting>() },
                { "cacheHitRate", Rate },
                { "plannedCacheHitRate", Rate },
                { "plannedByMonth", Positive },
                { "contextTokens", Positive },
                { "contextTokensPer12Months", Positive },
                { "attentionShare", Share with { AllowsNull = true } },
                { "modelSizeMb", Positive },
                { "latencyMs", NotNegative },
                { "gpuUtilization", Share },
            }
        },
        {
            ComponentNames.Pipeline, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "pattern", WordShape.Of<PipelinePattern>() },
                { "growthExponent", Exponent },
            }
        },
        {
            ComponentNames.Training, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "strategy", WordShape.Of<TrainingStrategy>() },
                { "growthExponent", Exponent },
                { "runsPer12MonthsFactor", Positive },
            }
        },
        {
            ComponentNames.Storage, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "ingestGbPerMonth", NotNegative },
                { "retentionDays", new NumberShape(0, StorageComponent.MaxRetentionDays) { ExcludesMin = true, AllowsNull = true } },
                { "ageMonths", new NumberShape(0, StorageComponent.MaxAgeMonths) },
                {
                    "tiers", new ListShape(new ObjectShape
                    {
                        { "afterDays", NotNegative, Need.Required },
                        { "pricePerGbMonth", NotNegative, Need.Required },
                    })
                },
            }
        },
        {
            ComponentNames.Telemetry, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "metricsPer12Months", Positive },
                {
                    "labels", new ListShape(new ObjectShape
                    {
                        { "name", Text, Need.Required },
                        { "growsWith", WordShape.Of<LabelGrowth>(), Need.Required },
                    })
                },
            }
        },
        {
            ComponentNames.Operations, new ObjectShape
            {
                { "costPerMonth", NotNegative },
                { "model", WordShape.Of<OperationsModel>() },
                { "growthExponent", Exponent },
                { "modelsExponent", Exponent },
                { "usersExponent", Exponent },
                { "models", Positive },
                { "deploymentsPerMonth", NotNegative },
                { "mlEngineers", NotNegative },
                { "infrastructureEngineers", NotNegative },
            }
        },
    };

    private static ObjectShape Measurements() => new()
    {
        { "costPerRequest", new ListShape(new ObjectShape { { "requestsPerDay", Positive, Need.Required }, { "cost", Positive, Need.Required } }) },
        {
            "utilization", new ListShape(new ObjectShape
            {
                { "resource", WordShape.Of<MeasuredResource>(), Need.Required },
                { "name", Text },
                { "units", Positive },
                { "utilization", Share, Need.Required },
                { "costPerMonth", NotNegative },
                { "price", new WordShape(PriceCatalogue.Ids(Price.Hour)) },
            })
        },
        {
            "modelCandidates", new ListShape(new ObjectShape
            {
                { "name", Text, Need.Required },
                { "complexity", Positive, Need.Required },
                { "accuracy", Share, Need.Required },
                { "deployed", new BooleanShape() },
            })
        },
        {
            "history", new ListShape(new ObjectShape
            {
                { "month", DateShape.Month, Need.Required },
                { "component", new WordShape(ComponentNames.All), Need.Required },
                { "cost", Positive, Need.Required },
                { "driver", Positive, Need.Required },
            })
        },
    };
}

namespace ScaleLint.Model;

/// <summary>The cost of the people and tools that keep the system running.</summary>
/// <param name="CostPerMonth">What it costs this month, in the currency of the manifest; null when unknown.</param>
/// <param name="Model">Which formula forecasts it.</param>
/// <param name="GrowthExponent">The one exponent of the article formula; null when not given.</param>
/// <param name="ModelsExponent">The exponent of models; null when not given.</param>
/// <param name="UsersExponent">The exponent of users; null when not given.</param>
/// <param name="Models">Models in production now.</param>
/// <param name="DeploymentsPerMonth">Deployments of a model a month.</param>
/// <param name="MlEngineers">Machine-learning engineers, full-time equivalents.</param>
/// <param name="InfrastructureEngineers">Infrastructure engineers, full-time equivalents.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record OperationsComponent(
    Estimate? CostPerMonth,
    OperationsModel? Model,
    Estimate? GrowthExponent,
    Estimate? ModelsExponent,
    Estimate? UsersExponent,
    Estimate? Models,
    Estimate? DeploymentsPerMonth,
    Estimate? MlEngineers,
    Estimate? InfrastructureEngineers,
    SourcePosition Position);

namespace ScaleLint.Model;

/// <summary>The twelve inputs whose presence makes the confidence of the score (the key inputs of article section 7).</summary>
internal static class RiskInputs
{
    /// <summary>The number of inputs.</summary>
    public const int Count = 12;

    /// <summary>The paths of the inputs that a manifest leaves out.</summary>
    public static IReadOnlyList<string> Unknown(Manifest manifest)
    {
        var inference = manifest.Components.Inference;
        var storage = manifest.Components.Storage;
        var operations = manifest.Components.Operations;
        (string Path, bool IsKnown)[] inputs =
        [
            ("components.inference.cacheHitRate", inference?.CacheHitRate is not null),
            ("components.inference.gpuUtilization", inference?.GpuUtilization is not null),
            ("components.inference.contextTokens", inference?.ContextTokens is not null),
            ("components.inference.modelSizeMb", inference?.ModelSizeMb is not null),
            ("components.inference.latencyMs", inference?.LatencyMs is not null),
            ("traffic.requestsPerDay", manifest.Traffic.RequestsPerDay is not null),
            ("components.storage.retentionDays", storage is { KeepsForEver: true } or { RetentionDays: not null }),
            ("components.storage.ingestGbPerMonth", storage?.IngestGbPerMonth is not null),
            ("components.operations.models", operations?.Models is not null),
            ("components.operations.deploymentsPerMonth", operations?.DeploymentsPerMonth is not null),
            ("components.operations.mlEngineers", operations?.MlEngineers is not null),
            ("components.operations.infrastructureEngineers", operations?.InfrastructureEngineers is not null),
        ];
        return [.. inputs.Where(input => !input.IsKnown).Select(input => input.Path)];
    }
}

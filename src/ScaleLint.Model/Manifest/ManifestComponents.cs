namespace ScaleLint.Model;

/// <summary>The cost components of the manifest; one that is null is not part of the system.</summary>
/// <param name="Inference">Running predictions.</param>
/// <param name="Pipeline">Moving and transforming data.</param>
/// <param name="Training">Training and retraining.</param>
/// <param name="Storage">Stored data.</param>
/// <param name="Telemetry">Metrics and monitoring.</param>
/// <param name="Operations">People and tools.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record ManifestComponents(
    InferenceComponent? Inference,
    PipelineComponent? Pipeline,
    TrainingComponent? Training,
    StorageComponent? Storage,
    TelemetryComponent? Telemetry,
    OperationsComponent? Operations,
    SourcePosition Position)
{
    /// <summary>The names of the components that are there without a cost; no forecast includes them.</summary>
    public IReadOnlyList<string> WithUnknownCost
    {
        get
        {
            (string Name, bool IsPresent, Estimate? Cost)[] components =
            [
                (ComponentNames.Inference, Inference is not null, Inference?.CostPerMonth),
                (ComponentNames.Pipeline, Pipeline is not null, Pipeline?.CostPerMonth),
                (ComponentNames.Training, Training is not null, Training?.CostPerMonth),
                (ComponentNames.Storage, Storage is not null, Storage?.CostPerMonth),
                (ComponentNames.Telemetry, Telemetry is not null, Telemetry?.CostPerMonth),
                (ComponentNames.Operations, Operations is not null, Operations?.CostPerMonth),
            ];
            return [.. components.Where(component => component.IsPresent && component.Cost is null).Select(component => component.Name)];
        }
    }
}

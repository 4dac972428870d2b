namespace ScaleLint.Model;

/// <summary>The curves of the components whose cost is known.</summary>
internal static class ComponentCurves
{
    public static IReadOnlyList<ComponentCurve> Of(ManifestComponents components)
    {
        var curves = new List<ComponentCurve>();
        if (components.Inference is { CostPerMonth: { } inferenceCost } inference)
        {
            curves.Add(new InferenceCurve(inference, inferenceCost));
        }

        if (components.Pipeline is { CostPerMonth: { } pipelineCost })
        {
            curves.Add(new PipelineCurve(pipelineCost));
        }

        if (components.Training is { CostPerMonth: { } trainingCost } training)
        {
            curves.Add(new TrainingCurve(training, trainingCost));
        }

        if (components.Storage is { CostPerMonth: { } storageCost } storage)
        {
            curves.Add(new StorageCurve(storage, storageCost));
        }

        if (components.Telemetry is { CostPerMonth: { } telemetryCost } telemetry)
        {
            curves.Add(new TelemetryCurve(telemetry, telemetryCost));
        }

        if (components.Operations is { CostPerMonth: { } operationsCost })
        {
            curves.Add(new OperationsCurve(operationsCost));
        }

        return curves;
    }
}

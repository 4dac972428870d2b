namespace ScaleLint.Model;

/// <summary>Which driver a component's bills are laid against: the one that the forecast multiplies them by.</summary>
internal static class ComponentDrivers
{
    private static readonly (string Name, Func<DriverMonth, double?> Value) Users = ("users", month => month.Users);
    private static readonly (string Name, Func<DriverMonth, double?> Value) Requests = ("requests", month => month.Requests);
    private static readonly (string Name, Func<DriverMonth, double?> Value) Data = ("dataGb", month => month.DataGb);
    private static readonly (string Name, Func<DriverMonth, double?> Value) Models = ("models", month => month.Models);

    /// <summary>The drivers that fit a component, the best first. Users stand in for requests where nobody counts those.</summary>
    public static IReadOnlyList<(string Name, Func<DriverMonth, double?> Value)> Of(string component, ManifestComponents? components) => component switch
    {
        ComponentNames.Inference or ComponentNames.Telemetry => [Requests, Users],
        ComponentNames.Training when components?.Training is { GrowthExponent: null, Strategy: TrainingStrategy.PerUser or TrainingStrategy.ActiveLearning } => [Users],
        ComponentNames.Operations => [Models],
        _ => [Data],
    };
}

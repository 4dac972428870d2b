namespace ScaleLint.Model;

/// <summary>The names of the cost components, as the manifest and the result write them.</summary>
public static class ComponentNames
{
    /// <summary>Running predictions (article 2.1).</summary>
    public const string Inference = "inference";

    /// <summary>Ingestion, transformation and feature engineering (article 2.2).</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Training and retraining (article 2.3).</summary>
    public const string Training = "training";

    /// <summary>Stored data (article 2.4 and 3.6).</summary>
    public const string Storage = "storage";

    /// <summary>Metrics and monitoring (article 2.4).</summary>
    public const string Telemetry = "telemetry";

    /// <summary>The people and tools that keep it running (article 2.5).</summary>
    public const string Operations = "operations";

    /// <summary>All of them, in the order in which they are reported.</summary>
    public static IReadOnlyList<string> All { get; } = [Inference, Pipeline, Training, Storage, Telemetry, Operations];
}

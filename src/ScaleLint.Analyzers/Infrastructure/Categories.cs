namespace ScaleLint.Analyzers;

/// <summary>Diagnostic categories: the cost components of the forecast.</summary>
internal static class Categories
{
    /// <summary>Running models: SCL1xxx.</summary>
    public const string Inference = "ScaleLint.Inference";

    /// <summary>Moving and joining data: SCL2xxx.</summary>
    public const string Pipeline = "ScaleLint.Pipeline";

    /// <summary>Training models: SCL3xxx.</summary>
    public const string Training = "ScaleLint.Training";

    /// <summary>Keeping data: SCL40xx.</summary>
    public const string Storage = "ScaleLint.Storage";

    /// <summary>Watching the system: SCL41xx.</summary>
    public const string Telemetry = "ScaleLint.Telemetry";

    /// <summary>The work that running models takes: SCL5xxx.</summary>
    public const string Engineering = "ScaleLint.Engineering";

    /// <summary>Facts for the build, and ScaleLint's own inputs: SCL00xx.</summary>
    public const string Facts = "ScaleLint.Facts";
}

namespace ScaleLint.Model;

/// <summary>How inference is deployed, which decides how its cost grows (article 2.1 and 3.2-3.5).</summary>
public enum InferenceArchitecture
{
    /// <summary>A stateless API behind a cache: 10-15 times the cost for ten times the users.</summary>
    StatelessCached,

    /// <summary>A stateless API without a cache: 8-12 times. The default.</summary>
    StatelessUncached,

    /// <summary>A model for every user: 25-50 times.</summary>
    PerUserFineTuned,

    /// <summary>A GPU held for every session: 30-60 times.</summary>
    SessionGpu,

    /// <summary>Growing context windows: 50-120 times.</summary>
    LargeContext,

    /// <summary>Inference on the device of the user: 2 times, for distributing the model.</summary>
    Edge,

    /// <summary>Batch windows: 320/28 times.</summary>
    Batch,

    /// <summary>A cheap model first, an expensive one when needed: 92/8 times.</summary>
    AdaptiveRouting,

    /// <summary>A distilled or quantised model: 10 times.</summary>
    Compressed,
}

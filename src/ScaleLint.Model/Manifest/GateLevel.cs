namespace ScaleLint.Model;

/// <summary>What the gate does when an assertion does not hold.</summary>
public enum GateLevel
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>An error: the build fails.</summary>
    Error,
}

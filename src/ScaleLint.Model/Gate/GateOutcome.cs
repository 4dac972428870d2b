namespace ScaleLint.Model;

/// <summary>Whether the build may pass.</summary>
public enum GateOutcome
{
    /// <summary>Every assertion holds.</summary>
    Pass,

    /// <summary>An assertion of level warn does not hold.</summary>
    Warn,

    /// <summary>An assertion of level error does not hold.</summary>
    Fail,
}

namespace ScaleLint.Model;

/// <summary>How a utilization compares with the band that article 4.2 gives for its kind.</summary>
public enum UtilizationVerdict
{
    /// <summary>A GPU below 30 %: most of it is paid for and idle.</summary>
    Idle,

    /// <summary>Below the band.</summary>
    Below,

    /// <summary>Within the band.</summary>
    Within,

    /// <summary>Above the band: the next peak has no room.</summary>
    Above,
}

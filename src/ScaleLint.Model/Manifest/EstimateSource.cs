namespace ScaleLint.Model;

/// <summary>Where a number of the manifest comes from.</summary>
public enum EstimateSource
{
    /// <summary>Somebody wrote it down. A number without a source is declared.</summary>
    Declared,

    /// <summary>It was measured.</summary>
    Measured,

    /// <summary>It is a guess.</summary>
    Assumed,
}

namespace ScaleLint.Model;

/// <summary>
/// How a bill grows with users, in the words of the article (table 2.1). All of these are power laws; none is an exponential in the mathematical sense.
/// </summary>
public enum ScalingClass
{
    /// <summary>Exponent below 0.95: less than proportional.</summary>
    Sublinear,

    /// <summary>At most 15 times the cost for ten times the users.</summary>
    Linear,

    /// <summary>More than 15 and at most 25 times.</summary>
    Superlinear,

    /// <summary>More than 25 and at most 50 times.</summary>
    Exponential,

    /// <summary>More than 50 times.</summary>
    SuperExponential,
}

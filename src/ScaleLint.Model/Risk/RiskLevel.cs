namespace ScaleLint.Model;

/// <summary>The level of a risk score (article section 7).</summary>
public enum RiskLevel
{
    /// <summary>Up to 30.</summary>
    Low,

    /// <summary>Up to 70.</summary>
    Moderate,

    /// <summary>Up to 85: needs immediate intervention.</summary>
    High,

    /// <summary>Above 85: an imminent budget crisis.</summary>
    Critical,
}

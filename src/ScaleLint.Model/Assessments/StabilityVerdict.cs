namespace ScaleLint.Model;

/// <summary>How the cost of one request changes with volume (article 4.1).</summary>
public enum StabilityVerdict
{
    /// <summary>It rises by no more than 20 % for ten times the requests, or falls.</summary>
    Stable,

    /// <summary>It rises by more than 20 %.</summary>
    Watch,

    /// <summary>It rises by more than 30 %: the article asks to look for the cause at once.</summary>
    Unstable,
}

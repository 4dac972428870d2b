namespace ScaleLint.Model;

/// <summary>One thing the gate checks.</summary>
/// <param name="Id">The diagnostic that reports it.</param>
/// <param name="Name">Its name in the manifest, such as <c>riskScore</c>.</param>
/// <param name="Level">What happens when it does not hold.</param>
/// <param name="Max">The largest value that passes.</param>
/// <param name="Actual">The value.</param>
/// <param name="Position">The limit in the manifest; null when it is a default.</param>
public sealed record GateAssertion(
    string Id,
    string Name,
    GateLevel Level,
    double Max,
    double Actual,
    SourcePosition? Position)
{
    /// <summary>Whether the value is a risk score.</summary>
    internal bool IsScore { get; init; }

    /// <summary>The month whose expected total the value is; null for anything else.</summary>
    internal int? Month { get; init; }

    /// <summary>Whether the value is within the limit.</summary>
    public bool Holds => Actual <= Max;
}

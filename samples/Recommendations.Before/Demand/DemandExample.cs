namespace Recommendations.Demand;

/// <summary>One piece of feedback, as the demand model learns from it.</summary>
public sealed class DemandExample
{
    public float ProductId { get; set; }

    public bool Liked { get; set; }
}

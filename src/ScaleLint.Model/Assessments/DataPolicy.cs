namespace ScaleLint.Model;

/// <summary>What happens to data as it ages (article 4.4).</summary>
public enum DataPolicy
{
    /// <summary>What the manifest declares: its retention and its tiers.</summary>
    Declared,

    /// <summary>Kept for ever at the price of new data.</summary>
    None,

    /// <summary>Kept for ever; cheaper after 30 days and again after 90.</summary>
    Tiered,

    /// <summary>All of it for 7 days, a tenth of it to 30 days, a hundredth to 365 days, at the price of new data.</summary>
    Sampled,
}

namespace ScaleLint.Model;

/// <summary>A price of the manifest's own, in its currency, in place of one of the catalogue.</summary>
/// <param name="Id">Its name in the catalogue.</param>
/// <param name="Value">The price of one unit.</param>
/// <param name="CheckedOn">The day it was looked up; null when not given.</param>
/// <param name="Source">Where it comes from; empty when not given.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record PriceOverride(
    string Id,
    double Value,
    DateTime? CheckedOn,
    string Source,
    SourcePosition Position);

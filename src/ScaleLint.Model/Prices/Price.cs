namespace ScaleLint.Model;

/// <summary>What something costs, and how old that knowledge is.</summary>
/// <param name="Id">Its name in the catalogue, such as <c>s3.standard</c>.</param>
/// <param name="Value">The price of one unit.</param>
/// <param name="Unit">The unit: <c>GB-Month</c> or <c>Hour</c>.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Region">Where it holds; empty for a price of the manifest's own.</param>
/// <param name="CheckedOn">The day it was looked up; null for a price of the manifest's own that does not say, which is as old as the manifest.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Position">Where it stands in the manifest; null for one of the catalogue.</param>
public sealed record Price(
    string Id,
    double Value,
    string Unit,
    string Currency,
    string Region,
    DateTime? CheckedOn,
    string Source,
    SourcePosition? Position)
{
    /// <summary>The unit of what is kept.</summary>
    public const string GigabyteMonth = "GB-Month";

    /// <summary>The unit of what runs.</summary>
    public const string Hour = "Hour";
}

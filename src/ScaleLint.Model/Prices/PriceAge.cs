using System.Globalization;

namespace ScaleLint.Model;

/// <summary>Says which prices are old. Their age is the time from the day they were checked to <c>asOf</c>, so a commit always gets the same answer.</summary>
internal static class PriceAge
{
    /// <summary>A note on the used prices of the catalogue that were checked more than a year before <c>asOf</c>, and one for each of the manifest's own.</summary>
    public static IEnumerable<CostDiagnostic> Of(Manifest manifest, IReadOnlyList<Price> used) => used
        .Where(price => price.CheckedOn is { Year: < 9999 } day && day.AddYears(1) < manifest.AsOf)
        .GroupBy(price => price.Position ?? manifest.Components.Position)
        .Select(old => new CostDiagnostic(
            CostDiagnosticIds.OldPrice,
            DiagnosticLevel.Info,
            $"Checked more than a year before asOf: {string.Join("; ", old.Select(Describe))}; give your own in 'prices'",
            old.Key));

    private static string Describe(Price price) =>
        $"{price.Id} at {price.Value.ToString("0.######", CultureInfo.InvariantCulture)} {Quoted.WithoutControls(ReportText.Clean(price.Currency, ReportText.LongestName))} per {price.Unit} on {ReportText.Day(price.CheckedOn!.Value)}";
}

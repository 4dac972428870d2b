namespace ScaleLint.Model;

/// <summary>A system beside its baseline.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="Worse">Members with more findings of a rule than the baseline allows, in the order of rule and member.</param>
/// <param name="Stale">What the baseline allows and the code no longer has; empty where nobody looked at the code.</param>
/// <param name="IsComparable">Whether the amounts can be compared: there is a forecast in the baseline, in the same currency.</param>
public sealed record BaselineComparison(
    Baseline Baseline,
    IReadOnlyList<BaselineExcess> Worse,
    IReadOnlyList<BaselineEntry> Stale,
    bool IsComparable)
{
    /// <summary>How many findings there are beyond those that the baseline allows.</summary>
    public long New => Worse.Sum(excess => excess.Found - excess.Allowed);

    /// <summary>Compares.</summary>
    internal static BaselineComparison Of(Baseline baseline, Manifest manifest, CodeAssessment? code)
    {
        var isComparable = baseline.Forecast is { } forecast && forecast.Currency == manifest.Currency;
        if (code is null)
        {
            return new BaselineComparison(baseline, [], [], isComparable);
        }

        var found = code.Unsuppressed.GroupBy(finding => (finding.RuleId, Place: Baseline.PlaceOf(finding.Member, finding.File))).ToDictionary(same => same.Key, same => same.ToList());
        var worse = found
            .Select(same => new BaselineExcess(same.Value[0], same.Value.Count, baseline.Allowed(same.Key.RuleId, same.Value[0].Member, same.Value[0].File)))
            .Where(excess => excess.Found > excess.Allowed)
            .OrderBy(excess => excess.First.RuleId, StringComparer.Ordinal)
            .ThenBy(excess => excess.First.Member, StringComparer.Ordinal)
            .ThenBy(excess => excess.First.File, StringComparer.Ordinal)
            .ToList();

        var stale = new List<BaselineEntry>();
        foreach (var same in baseline.Entries.GroupBy(entry => (entry.RuleId, Place: Baseline.PlaceOf(entry.Member, entry.File))))
        {
            var mended = same.Sum(entry => (long)entry.Count) - (found.TryGetValue(same.Key, out var left) ? left.Count : 0);
            if (mended > 0)
            {
                stale.Add(same.First() with { Count = (int)Math.Min(mended, Baseline.MostOfOneKind) });
            }
        }

        return new BaselineComparison(baseline, worse, stale, isComparable);
    }
}

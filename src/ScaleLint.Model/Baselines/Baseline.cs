namespace ScaleLint.Model;

/// <summary>
/// What a system was when somebody decided that it must not get worse: its findings and its forecast. Findings are counted by rule and member. A member keeps its documentation-comment ID
/// when lines are added above it or its file is moved, so the baseline holds as long as the finding does; the file is there for readers, and counts only where the member is unknown.
/// </summary>
public sealed class Baseline
{
    /// <summary>The version of the file format.</summary>
    public const int Version = 1;

    /// <summary>The largest count of a rule, member and file.</summary>
    public const int MostOfOneKind = 1_000_000;

    private readonly Dictionary<(string RuleId, string Place), long> _allowed = [];

    /// <summary>Makes a baseline.</summary>
    /// <param name="entries">The findings, in any order.</param>
    /// <param name="forecast">The forecast; null for a project without a manifest.</param>
    public Baseline(IEnumerable<BaselineEntry> entries, BaselineForecast? forecast)
    {
        Entries =
        [
            .. entries
                .OrderBy(entry => entry.Member, StringComparer.Ordinal)
                .ThenBy(entry => entry.File, StringComparer.Ordinal)
                .ThenBy(entry => entry.RuleId, StringComparer.Ordinal),
        ];
        Forecast = forecast;
        foreach (var entry in Entries)
        {
            var key = (entry.RuleId, PlaceOf(entry.Member, entry.File));
            _allowed.TryGetValue(key, out var known);
            _allowed[key] = known + entry.Count;
        }
    }

    /// <summary>The findings, in the order of member, file and rule.</summary>
    public IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>The forecast; null where there was no manifest.</summary>
    public BaselineForecast? Forecast { get; }

    /// <summary>The state of a system now. Findings that are suppressed are accepted elsewhere, and no part of it.</summary>
    /// <param name="findings">The findings in the code.</param>
    /// <param name="report">The report; null where there is no manifest.</param>
    /// <returns>The baseline.</returns>
    public static Baseline Of(IEnumerable<CodeFinding> findings, CostReport? report) => new(
        findings
            .Where(finding => !finding.IsSuppressed)
            .GroupBy(finding => (finding.Member, finding.File, finding.RuleId))
            .Select(same => new BaselineEntry(same.Key.Member, same.Key.File, same.Key.RuleId, same.Count())),
        report is null ? null : new BaselineForecast(
            report.Manifest.Currency,
            report.Risk.Score,
            report.Forecast.CostNow,
            report.Forecast.Months[CostModel.HighlightMonth].Expected,
            report.Forecast.Months[CostModel.LastMonth].Expected,
            report.Forecast.CostAt10x,
            report.Forecast.Components.ToDictionary(component => component.Name, component => component.Months[CostModel.HighlightMonth])));

    /// <summary>How many findings of a rule a member may have.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="member">The documentation-comment ID of the member; empty when unknown.</param>
    /// <param name="file">The file, which counts where the member is unknown.</param>
    /// <returns>The number, 0 or more.</returns>
    public long Allowed(string ruleId, string member, string file) => _allowed.TryGetValue((ruleId, PlaceOf(member, file)), out var count) ? count : 0;

    /// <summary>What findings are counted by: the member, or the file where that is unknown.</summary>
    internal static string PlaceOf(string member, string file) => member.Length > 0 ? member : file;
}

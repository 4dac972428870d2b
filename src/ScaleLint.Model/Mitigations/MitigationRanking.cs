namespace ScaleLint.Model;

/// <summary>Values every applicable mitigation on its own and orders them by return.</summary>
internal static class MitigationRanking
{
    private const int MonthsOfReturn = 12;

    /// <summary>The mitigations, best return on the first 12 months first.</summary>
    public static IReadOnlyList<MitigationValue> Rank(Manifest manifest, CostForecast forecast) =>
    [
        .. MitigationCatalogue.ApplicableTo(manifest)
            .Select(mitigation => (Mitigation: mitigation, Component: forecast.Component(mitigation.Component)))
            .Where(candidate => candidate.Component is not null)
            .Select(candidate => ValueOf(candidate.Mitigation, candidate.Component!.Months))
            .OrderByDescending(value => value.Roi12)
            .ThenBy(value => value.Mitigation.Id, StringComparer.Ordinal),
    ];

    /// <summary>What a mitigation is worth against the costs of its component.</summary>
    public static MitigationValue ValueOf(Mitigation mitigation, IReadOnlyList<double> costs)
    {
        var firstMonth = mitigation.FirstMonth;
        var saved = 0.0;
        var savedInFirstMonths = 0.0;
        int? paybackMonth = null;
        for (var month = firstMonth; month < costs.Count; month++)
        {
            saved += costs[month] * mitigation.Saving;
            if (month < firstMonth + MonthsOfReturn)
            {
                savedInFirstMonths = saved;
            }

            if (saved >= mitigation.Cost)
            {
                paybackMonth ??= month;
            }
        }

        return new MitigationValue(
            mitigation,
            costs[CostModel.HighlightMonth] * mitigation.Saving,
            (savedInFirstMonths - mitigation.Cost) / mitigation.Cost,
            paybackMonth);
    }
}

namespace ScaleLint.Model;

/// <summary>A redesign of phase 4 (article section 5): too dear to recommend by a table, so what it would have to save is told instead.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Component">The component whose cost it lowers.</param>
/// <param name="CostLow">The least it costs, once.</param>
/// <param name="CostHigh">The most.</param>
/// <param name="BreakEvenSaving">The share of the component it must save from its start to month 36 to return the middle of its cost; null where no share does.</param>
public sealed record Redesign(
    string Id,
    string Component,
    double CostLow,
    double CostHigh,
    double? BreakEvenSaving)
{
    private const double Low = 500_000;
    private const double High = 2_000_000;

    /// <summary>Months until it is in place: the middle of 6 to 18.</summary>
    private const int StartMonth = 12;

    /// <summary>The redesigns of the components whose cost is known.</summary>
    internal static IReadOnlyList<Redesign> Of(CostForecast forecast)
    {
        (string Id, string Component)[] all =
        [
            ("model-replacement", ComponentNames.Inference),
            ("platform-migration", ComponentNames.Inference),
            ("federated-learning", ComponentNames.Training),
        ];
        return
        [
            .. all
                .Select(redesign => (redesign.Id, Component: forecast.Component(redesign.Component)))
                .Where(redesign => redesign.Component is not null)
                .Select(redesign => new Redesign(redesign.Id, redesign.Component!.Name, Low, High, BreakEven(redesign.Component.Months))),
        ];
    }

    private static double? BreakEven(IReadOnlyList<double> costs)
    {
        var share = (Low + High) / 2 / costs.Skip(StartMonth + 1).Sum();
        return share <= 1 ? share : null;
    }
}

namespace ScaleLint.Model;

/// <summary>
/// Prices what rules find: the component's bill with what the finding adds, less the bill as declared. A price is one of the mechanism: the second
/// place that does the same costs nothing more, so prices of one component must not be added up.
/// </summary>
public sealed class FindingPrices
{
    /// <summary>Differences below this share of the bill are rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly Manifest _declared;

    /// <summary>Prices by one manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    public FindingPrices(Manifest manifest) => _declared = manifest;

    /// <summary>The currency of the prices.</summary>
    public string Currency => _declared.Currency;

    /// <summary>The price of a finding of a rule.</summary>
    /// <param name="ruleId">The rule, such as SCL1001.</param>
    /// <returns>The price; null for a rule that changes no component's growth, or a component without a known and finite cost.</returns>
    public FindingPrice? Of(string ruleId)
    {
        if (CodedManifest.ComponentOf(ruleId) is not { } component ||
            BillOf(_declared, component) is not { } declared ||
            BillOf(CodedManifest.Apply(_declared, [ruleId]), component) is not { } coded)
        {
            return null;
        }

        var added = coded - declared;
        return new FindingPrice(component, added > Rounding * declared ? added : 0, SavingOf(ruleId, component));
    }

    private CostRange? SavingOf(string ruleId, string component)
    {
        // Article 3.1, 3.4 and 3.6.
        (double Low, double High)? share = ruleId switch
        {
            "SCL1006" => (0.30, 0.60),
            "SCL1005" => (0.15, 0.30),
            "SCL4001" or "SCL4002" or "SCL4003" or "SCL4004" or "SCL4005" => (0.60, 0.80),
            _ => null,
        };
        return share is { } saving && CurveOf(_declared, component) is { } curve
            ? new CostRange(saving.Low * curve.Cost.Value, saving.High * curve.Cost.Value)
            : null;
    }

    private static double? BillOf(Manifest manifest, string component)
    {
        if (CurveOf(manifest, component) is not { } curve)
        {
            return null;
        }

        var expected = new ScenarioSpace(manifest).Expected;
        var bill = component == ComponentNames.Storage
            ? curve.Months(expected, expected.DriversByMonth())[CostModel.HighlightMonth]
            : curve.Cost.Value * curve.VolumeFactor(Drivers.TenTimesTheUsers, expected);
        return ForecastInterval.IsAmount(bill) ? bill : null;
    }

    private static ComponentCurve? CurveOf(Manifest manifest, string component) =>
        ComponentCurves.Of(manifest.Components).FirstOrDefault(curve => curve.Name == component);
}

using System.Globalization;

namespace ScaleLint.Model;

/// <summary>What the bills of past months say about the exponents of a system.</summary>
/// <param name="Currency">The currency of the bills.</param>
/// <param name="History">The bills that have a driver: what belongs into <c>measurements.history</c>.</param>
/// <param name="Drivers">By component, the name of the driver its bills are laid against.</param>
/// <param name="Exponents">One for each component that has a power law and bills.</param>
/// <param name="Notes">What was left out, and why; each a sentence without a full stop.</param>
public sealed record BillCalibration(
    string Currency,
    IReadOnlyList<BillingPoint> History,
    IReadOnlyDictionary<string, string> Drivers,
    IReadOnlyList<CalibratedExponent> Exponents,
    IReadOnlyList<string> Notes)
{
    /// <summary>Joins bills and drivers by month and calibrates.</summary>
    /// <param name="manifest">The manifest whose architecture gives the model's own exponents; null for the model's defaults.</param>
    /// <param name="currency">The currency of the bills.</param>
    /// <param name="bills">The bills, in any order.</param>
    /// <param name="drivers">The drivers, in any order; one for a month.</param>
    /// <returns>The calibration; its history is empty where no bill has a driver.</returns>
    public static BillCalibration Of(Manifest? manifest, string currency, IReadOnlyList<BilledMonth> bills, IReadOnlyList<DriverMonth> drivers)
    {
        var notes = new List<string>();
        if (manifest is not null && manifest.Currency != currency)
        {
            notes.Add($"the bills are in {Quoted.Of(currency)} and the manifest in {Quoted.Of(manifest.Currency)}; exponents do not depend on it, but do not mix the amounts");
        }

        var components = WithoutMeasured(manifest?.Components);
        var byMonth = drivers.ToDictionary(driver => driver.Month);
        var history = new List<BillingPoint>();
        var driverNames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var component in ComponentNames.All)
        {
            var billed = bills.Where(bill => bill.Component == component).OrderBy(bill => bill.Month).ToList();
            var usable = billed.Where(bill => bill.Cost > 0).ToList();
            NoteMonths(notes, billed.Except(usable), $"{component} costs nothing or less");
            if (usable.Count == 0)
            {
                continue;
            }

            var (name, points) = ComponentDrivers.Of(component, components)
                .Select(driver => (driver.Name, Points: Join(usable, byMonth, driver.Value)))
                .OrderByDescending(candidate => candidate.Points.Count)
                .First();
            NoteMonths(notes, usable.Where(bill => points.TrueForAll(point => point.Month != bill.Month)), $"the drivers do not give {name} for {component}");
            if (points.Count > 0)
            {
                driverNames.Add(component, name);
                history.AddRange(points);
            }
        }

        if (driverNames.ContainsKey(ComponentNames.Storage))
        {
            notes.Add("storage has no exponent to calibrate: its bill is a stock, which follows from retention and tiers");
        }

        var models = drivers.Where(driver => driver.Models is not null).Select(driver => driver.Models).Distinct().Count();
        if (models > 1 && driverNames.ContainsKey(ComponentNames.Training))
        {
            notes.Add("the number of models changed in these months; the forecast multiplies training by it, and the exponent of training contains it here");
        }

        return new BillCalibration(currency, history, driverNames, Calibrator.Calibrate(history, components ?? NoComponents), notes);
    }

    private static ManifestComponents NoComponents { get; } = new(null, null, null, null, null, null, SourcePosition.Start);

    // An exponent that an earlier calibration measured is no assumption of the model; as a prior it would count the same bills twice.
    private static ManifestComponents? WithoutMeasured(ManifestComponents? components) => components is null ? null : components with
    {
        Inference = components.Inference is { } inference ? inference with { GrowthExponent = Assumed(inference.GrowthExponent) } : null,
        Pipeline = components.Pipeline is { } pipeline ? pipeline with { GrowthExponent = Assumed(pipeline.GrowthExponent) } : null,
        Training = components.Training is { } training ? training with { GrowthExponent = Assumed(training.GrowthExponent) } : null,
        Operations = components.Operations is { } operations
            ? operations with { GrowthExponent = Assumed(operations.GrowthExponent), ModelsExponent = Assumed(operations.ModelsExponent) }
            : null,
    };

    private static Estimate? Assumed(Estimate? exponent) => exponent is { Source: EstimateSource.Measured } ? null : exponent;

    private static List<BillingPoint> Join(IEnumerable<BilledMonth> bills, Dictionary<DateTime, DriverMonth> drivers, Func<DriverMonth, double?> value) =>
    [
        .. from bill in bills
           where drivers.TryGetValue(bill.Month, out var driver) && value(driver) is > 0
           select new BillingPoint(bill.Month, bill.Component, Measured(bill.Cost), Measured(value(drivers[bill.Month])!.Value)),
    ];

    private static Estimate Measured(double value) => new(value, value, value, EstimateSource.Measured, null, SourcePosition.Start);

    private static void NoteMonths(List<string> notes, IEnumerable<BilledMonth> left, string reason)
    {
        var months = left.Select(bill => bill.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();
        if (months.Count > 0)
        {
            notes.Add($"{reason} in {(months.Count > 6 ? $"{months.Count.ToString(CultureInfo.InvariantCulture)} months from {months[0]} to {months[months.Count - 1]}" : string.Join(", ", months))}; left out");
        }
    }
}

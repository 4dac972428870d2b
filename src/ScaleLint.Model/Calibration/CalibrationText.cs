using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>A calibration by bills as people read it, and as the block that is pasted into <c>scalecost.json</c>.</summary>
public static class CalibrationText
{
    /// <summary>The key of the exponent of a component; null where the manifest has none.</summary>
    private static string? KeyOf(string component) => component switch
    {
        ComponentNames.Inference or ComponentNames.Pipeline or ComponentNames.Training => "growthExponent",
        ComponentNames.Operations => "modelsExponent",
        _ => null,
    };

    /// <summary>Sums a calibration up: one line for each component, then what was left out.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <returns>Lines without line ends.</returns>
    public static IReadOnlyList<string> Summary(BillCalibration calibration)
    {
        var months = calibration.History.Select(point => point.Month).Distinct().OrderBy(month => month).ToList();
        return
        [
            $"ScaleLint: {Whole(months.Count)} month{(months.Count == 1 ? "" : "s")} of bills in {ReportText.Clean(calibration.Currency, ReportText.LongestName)}, {Month(months[0])} to {Month(months[months.Count - 1])}",
            .. calibration.Exponents.Select(exponent => $"  {exponent.Component}: {Describe(exponent, calibration.Drivers[exponent.Component])}"),
            .. calibration.Notes.Select(note => "  note: " + note),
        ];
    }

    /// <summary>The block: <c>measurements.history</c> and the exponents that the bills bear out. Comments say how sure they are.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <returns>JSON with comments, as a manifest may have them; LF line ends.</returns>
    public static string Block(BillCalibration calibration)
    {
        var block = new StringBuilder();
        foreach (var line in Summary(calibration))
        {
            block.Append("// ").Append(Quoted.WithoutControls(line)).Append('\n');
        }

        block.Append("{\n  \"measurements\": {\n    \"history\": [\n");
        block.Append(string.Join(",\n", calibration.History.Select(point =>
            $"      {{ \"month\": \"{Month(point.Month)}\", \"component\": \"{point.Component}\", \"cost\": {RoundTripNumber.Write(point.Cost.Value)}, \"driver\": {RoundTripNumber.Write(point.Driver.Value)} }}")));
        block.Append("\n    ]\n  },\n  \"components\": {\n");
        block.Append(string.Join(",\n", calibration.Exponents.Where(exponent => exponent.StandardError is not null && KeyOf(exponent.Component) is not null).Select(exponent =>
            $"    \"{exponent.Component}\": {{ \"{KeyOf(exponent.Component)}\": {Estimate(exponent, calibration.Drivers[exponent.Component])} }}")));
        return block.Append("\n  }\n}\n").ToString();
    }

    private static string Describe(CalibratedExponent exponent, string driver) => exponent.Reason is { } reason
        ? $"exponent stays at {Number(exponent.Exponent)}, the model's own: {reason} (driver: {driver})"
        : $"exponent {Number(exponent.Exponent)}: {Evidence(exponent, driver)}";

    private static string Evidence(CalibratedExponent exponent, string driver) =>
        $"{Whole(exponent.Points)} bills by {driver} have slope {Number(exponent.Slope!.Value)} with standard error {Number(exponent.StandardError!.Value)}; the model's own exponent weighs {ReportText.Percent(exponent.PriorWeight)}; " +
        (exponent.BacktestError is { } error ? $"backtest error {ReportText.Percent(error)}" : "too few bills for a backtest");

    // Precisions add up, so the variance of the posterior is that of the slope times the weight it has.
    private static string Estimate(CalibratedExponent exponent, string driver)
    {
        var deviation = exponent.StandardError!.Value * Math.Sqrt(1 - exponent.PriorWeight);
        var value = Within(exponent.Exponent);
        return $"{{ \"value\": {Written(value)}, \"low\": {Written(Within(exponent.Exponent - (Spread.Z90 * deviation)))}, \"high\": {Written(Within(exponent.Exponent + (Spread.Z90 * deviation)))}, \"source\": \"measured\", \"note\": \"{Evidence(exponent, driver)}\" }}";
    }

    // What a manifest takes as an exponent.
    private static double Within(double exponent) => Math.Min(10, Math.Max(0, exponent));

    private static string Written(double exponent) => exponent.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Number(double number) => ReportText.Number(number, 3);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Month(DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

namespace ScaleLint.Model;

/// <summary>The number of time series: metrics times the values of every label (article 2.4).</summary>
internal sealed class TelemetryCurve(TelemetryComponent telemetry, Estimate cost) : ComponentCurve(ComponentNames.Telemetry, cost)
{
    private readonly double[] _metrics = GrowthByMonth(telemetry.MetricsPer12Months);

    public override double VolumeFactor(in Drivers drivers, in Scenario scenario)
    {
        if (telemetry.Labels is null)
        {
            return drivers.Requests.Power(scenario.TelemetryExponent);
        }

        var factor = 1.0;
        foreach (var label in telemetry.Labels)
        {
            factor *= label.GrowsWith switch
            {
                LabelGrowth.Users => drivers.Users.Value,
                LabelGrowth.Requests => drivers.Requests.Value,
                LabelGrowth.Data => drivers.Data.Value,
                LabelGrowth.Models => drivers.Models.Value,
                _ => 1,
            };
        }

        return factor;
    }

    protected override void ApplyTime(double[] costs, in Scenario scenario)
    {
        for (var month = 0; month < costs.Length; month++)
        {
            costs[month] *= _metrics[month];
        }
    }
}

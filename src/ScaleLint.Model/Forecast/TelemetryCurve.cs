namespace ScaleLint.Model;

/// <summary>The number of time series: metrics times the values of every label (article 2.4).</summary>
internal sealed class TelemetryCurve(TelemetryComponent telemetry, Estimate cost) : ComponentCurve(ComponentNames.Telemetry, cost)
{
    public override double VolumeFactor(in Drivers drivers, in Scenario scenario)
    {
        if (telemetry.Labels is null)
        {
            return Math.Pow(drivers.Requests, scenario.TelemetryExponent);
        }

        var factor = 1.0;
        foreach (var label in telemetry.Labels)
        {
            factor *= label.GrowsWith switch
            {
                LabelGrowth.Users => drivers.Users,
                LabelGrowth.Requests => drivers.Requests,
                LabelGrowth.Data => drivers.Data,
                LabelGrowth.Models => drivers.Models,
                _ => 1,
            };
        }

        return factor;
    }

    protected override void ApplyTime(double[] costs, in Scenario scenario)
    {
        for (var month = 0; month < costs.Length; month++)
        {
            costs[month] *= Growth(telemetry.MetricsPer12Months, month);
        }
    }
}

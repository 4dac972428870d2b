namespace ScaleLint.Model;

/// <summary>Data to a power (article 2.2).</summary>
internal sealed class PipelineCurve(Estimate cost) : ComponentCurve(ComponentNames.Pipeline, cost)
{
    public override double VolumeFactor(in Drivers drivers, in Scenario scenario) => drivers.Data.Power(scenario.PipelineExponent);
}

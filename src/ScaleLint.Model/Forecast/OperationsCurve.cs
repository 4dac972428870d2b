namespace ScaleLint.Model;

/// <summary>Models to one power times users to another (article 2.5 and 6).</summary>
internal sealed class OperationsCurve(Estimate cost) : ComponentCurve(ComponentNames.Operations, cost)
{
    public override double VolumeFactor(in Drivers drivers, in Scenario scenario) =>
        drivers.Models.Power(scenario.OperationsModelsExponent) * drivers.Users.Power(scenario.OperationsUsersExponent);
}

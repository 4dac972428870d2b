namespace ScaleLint.Model;

/// <summary>Models times data, or users, to a power (article 2.3 and 6).</summary>
internal sealed class TrainingCurve(TrainingComponent training, Estimate cost) : ComponentCurve(ComponentNames.Training, cost)
{
    private readonly bool _growsWithUsers =
        training.GrowthExponent is null && training.Strategy is TrainingStrategy.PerUser or TrainingStrategy.ActiveLearning;

    private readonly double[] _runs = GrowthByMonth(training.RunsPer12MonthsFactor);

    public override double VolumeFactor(in Drivers drivers, in Scenario scenario) =>
        drivers.Models.Value * (_growsWithUsers ? drivers.Users : drivers.Data).Power(scenario.TrainingExponent);

    protected override void ApplyTime(double[] costs, in Scenario scenario)
    {
        for (var month = 0; month < costs.Length; month++)
        {
            costs[month] *= _runs[month];
        }
    }
}

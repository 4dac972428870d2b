namespace ScaleLint.Model.Tests;

public sealed class MitigationPlanTests
{
    [Fact]
    public void EachStep_SavesFromWhatTheEarlierOnesLeft()
    {
        var report = Manifests.Evaluate(Manifests.Minimal());

        var left = report.Forecast.Months[12].Expected;
        foreach (var step in report.Plan.Steps.Where(step => step.Mitigation.FirstMonth <= 12))
        {
            Assert.Equal(left * step.Mitigation.Saving, step.SavedMonth12, 1e-6);
            left -= step.SavedMonth12;
        }

        Assert.Equal(report.Mitigations.Select(value => value.Mitigation.Id), report.Plan.Steps.Select(step => step.Mitigation.Id));
        Assert.Equal(left, report.Plan.Months[12], 1e-6);
        Assert.Equal(report.Forecast.CostNow, report.Plan.Months[0], 1e-9);
        Assert.All(report.Plan.Months, cost => Assert.True(cost > 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(624, 0)]
    [InlineData(625, 625)]
    [InlineData(1250, 1250)]
    [InlineData(13_750, 13_750)]
    public void Budget_LimitsThePlan(double budget, double cost)
    {
        var plan = Manifests.Evaluate(Manifests.Minimal(rest: FormattableString.Invariant($", \"mitigations\": {{ \"budget\": {budget} }}"))).Plan;

        Assert.Equal(cost, plan.Cost);
        Assert.Equal(budget, plan.Budget);
    }

    [Fact]
    public void Plan_LowersTheScoreOfWhatItMends()
    {
        var report = Manifests.Evaluate(Manifests.Minimal(
            """, "cacheHitRate": 0, "gpuUtilization": 0.1 """, components: """, "storage": { "costPerMonth": 100, "retentionDays": 720 } """));

        // Caching 12, utilization 8 and retention 12 become 12 (1 - 0.45 / 0.6), 0 and half of 12; growth stays that of inference.
        Assert.Equal(32, report.Risk.Ledger.Caching + report.Risk.Ledger.Utilization + report.Risk.Ledger.Retention, 1e-9);
        Assert.Equal(3 + 6, report.Plan.Score, 1e-9);
    }

    [Fact]
    public void Redesign_TellsWhatItWouldHaveToSave()
    {
        var report = Manifests.Evaluate(Manifests.Minimal());

        Assert.Equal(["model-replacement", "platform-migration"], report.Redesigns.Select(redesign => redesign.Id));
        Assert.Equal(1_250_000 / report.Forecast.Months.Skip(13).Sum(month => month.Expected), report.Redesigns[0].BreakEvenSaving!.Value, 1e-9);
        Assert.Null(Manifests.Evaluate(Manifests.Minimal().Replace("8000", "8")).Redesigns[0].BreakEvenSaving);
    }
}

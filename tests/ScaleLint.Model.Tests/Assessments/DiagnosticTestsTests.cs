namespace ScaleLint.Model.Tests;

/// <summary>The four tests, by the article's own examples.</summary>
public sealed class DiagnosticTestsTests
{
    [Fact]
    public void ArticlesExponentialSystem_IsUnstable()
    {
        var evaluation = Evaluate(""" "costPerRequest": [ POINTS(1000, 0.008), POINTS(10000, 0.015), POINTS(100000, 0.028), POINTS(1000000, 0.062) ] """);

        // By hand: the slope of log10 cost on 3, 4, 5, 6 is (3 (log 0.062 - log 0.008) + (log 0.028 - log 0.015)) / 10.
        var slope = ((3 * Math.Log10(0.062 / 0.008)) + Math.Log10(0.028 / 0.015)) / 10;
        var stability = evaluation.Report!.Tests.CostStability!;
        Assert.Equal(slope, stability.UnitElasticity, 1e-12);
        Assert.Equal(Math.Pow(10, slope) - 1, stability.ChangePer10x, 1e-12);
        Assert.Equal((0.062 / 0.028) - 1, stability.WorstStepPer10x, 1e-12);
        Assert.Equal(StabilityVerdict.Unstable, stability.Verdict);
        var diagnostic = Assert.Single(evaluation.Diagnostics);
        Assert.Equal(("SCL9102", DiagnosticLevel.Warning), (diagnostic.Id, diagnostic.Level));
        Assert.StartsWith("A request costs 96.7 % more for ten times the requests", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.012, 0.011, StabilityVerdict.Stable)]
    [InlineData(1, 1.2, StabilityVerdict.Stable)]
    [InlineData(1, 1.25, StabilityVerdict.Watch)]
    [InlineData(1, 1.31, StabilityVerdict.Unstable)]
    public void Verdict_FollowsTheRise(double at1K, double at10K, StabilityVerdict verdict) =>
        Assert.Equal(verdict, Evaluate(FormattableString.Invariant($""" "costPerRequest": [ POINTS(1000, {at1K}), POINTS(10000, {at10K}) ] """)).Report!.Tests.CostStability!.Verdict);

    [Fact]
    public void OneVolume_SaysNothing() =>
        Assert.Null(Evaluate(""" "costPerRequest": [ POINTS(1000, 1), POINTS(1000, 2) ] """).Report!.Tests.CostStability);

    [Fact]
    public void ArticlesOverProvisionedPool_IsIdleAndNeedsOneOfFour()
    {
        var evaluation = Evaluate(""" "utilization": [ { "resource": "gpu-online", "name": "V100 pool", "units": 4, "utilization": 0.18, "costPerMonth": 20000 } ] """);

        var pool = Assert.Single(evaluation.Report!.Tests.Utilization);
        Assert.Equal(UtilizationVerdict.Idle, pool.Verdict);
        Assert.Equal(4 * 0.18 / 0.65, pool.UnitsNeeded!.Value, 1e-12);
        Assert.Equal(20000 * (1 - (0.18 / 0.65)), pool.Waste!.Value, 1e-9);
        Assert.Equal(
            "'V100 pool' is used to 18 %, below the 40 % to 60 % of its kind; about 14.5k USD a month is paid for idle capacity; 2 of 4 units would do at 65 %",
            Assert.Single(evaluation.Diagnostics).Message);
    }

    [Theory]
    [InlineData("gpu-batch", 0.29, UtilizationVerdict.Idle)]
    [InlineData("gpu-batch", 0.69, UtilizationVerdict.Below)]
    [InlineData("gpu-online", 0.4, UtilizationVerdict.Within)]
    [InlineData("gpu-online", 0.61, UtilizationVerdict.Above)]
    [InlineData("cpu", 0.1, UtilizationVerdict.Below)]
    [InlineData("cpu", 0.8, UtilizationVerdict.Within)]
    [InlineData("memory", 0.86, UtilizationVerdict.Above)]
    public void Utilization_IsComparedWithTheBandOfItsKind(string resource, double utilization, UtilizationVerdict verdict)
    {
        var measured = Assert.Single(Evaluate(FormattableString.Invariant($$""" "utilization": [ { "resource": "{{resource}}", "utilization": {{utilization}} } ] """)).Report!.Tests.Utilization);

        Assert.Equal(verdict, measured.Verdict);
        Assert.Null(measured.UnitsNeeded);
        Assert.Null(measured.Waste);
    }

    [Fact]
    public void ArticlesSmallerModel_MakesTheLargerALiability()
    {
        var evaluation = Evaluate("""
            "modelCandidates": [
              { "name": "resnet-152", "complexity": 60, "accuracy": 0.952, "deployed": true },
              { "name": "efficientnet-b3", "complexity": 12, "accuracy": 0.95 },
              { "name": "larger and worse", "complexity": 13, "accuracy": 0.9 },
              { "name": "bert-large", "complexity": 340, "accuracy": 0.96 } ]
            """);

        var complexity = evaluation.Report!.Tests.ModelComplexity!;
        Assert.Equal(["efficientnet-b3", "resnet-152", "bert-large"], complexity.ParetoFront.Select(model => model.Name));
        Assert.Equal("efficientnet-b3", Assert.Single(complexity.Liabilities).Alternative.Name);
        Assert.Equal("'resnet-152' is deployed, yet 'efficientnet-b3' has 99.8 % of its accuracy at 20 % of its complexity", Assert.Single(evaluation.Diagnostics).Message);
    }

    [Fact]
    public void ArticlesDataVolume_GrowsForEverWithoutAPolicy()
    {
        // 5 TB a month and flat traffic: 120 TB in month 24, and the list prices by age.
        var evaluation = CostModel.Evaluate(Manifests.Read("""
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 1 } },
              "components": { "storage": { "costPerMonth": 115, "ingestGbPerMonth": 5000, "retentionDays": null } } }
            """));

        var data = evaluation.Report!.Tests.DataVolume!;
        Assert.Equal(120_000, data[DataPolicy.None].StockMonth24, 1e-6);
        Assert.Equal(120_000 * 0.023, data[DataPolicy.None].CostMonth24, 1e-6);
        Assert.Equal(Enumerable.Range(1, 24).Sum(month => 5000 * month * 0.023), data[DataPolicy.None].Cost24Months, 1e-6);
        Assert.Equal(data[DataPolicy.None] with { Policy = DataPolicy.Declared }, data[DataPolicy.Declared]);
        Assert.Equal((5000 * 0.023) + (10_000 * 0.0125) + (105_000 * 0.0036), data[DataPolicy.Tiered].CostMonth24, 1e-6);
        Assert.Equal(5000 * ((7 + (23 * 0.1) + (335 * 0.01)) / 30), data[DataPolicy.Sampled].StockMonth24, 1e-6);
        Assert.Equal("SCL9105", Assert.Single(evaluation.Diagnostics, diagnostic => diagnostic.Level == DiagnosticLevel.Warning).Id);
    }

    [Fact]
    public void Retention_BoundsTheStockToTheDay()
    {
        var data = CostModel.Evaluate(Manifests.Read("""
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 1 } },
              "components": { "storage": { "costPerMonth": 115, "ingestGbPerMonth": 3000, "retentionDays": 45, "tiers": [ { "afterDays": 0, "pricePerGbMonth": 2 }, { "afterDays": 40, "pricePerGbMonth": 1 } ] } } }
            """)).Report!.Tests.DataVolume!;

        Assert.Equal(4500, data[DataPolicy.Declared].StockMonth24, 1e-9);
        Assert.Equal((4000 * 2) + 500, data[DataPolicy.Declared].CostMonth24, 1e-9);
    }

    [Fact]
    public void WithoutMeasurements_NothingIsTestedOrReported()
    {
        var evaluation = CostModel.Evaluate(Manifests.Read(Manifests.Minimal()));

        Assert.Equal((null, 0, null, null), (evaluation.Report!.Tests.CostStability, evaluation.Report.Tests.Utilization.Count, evaluation.Report.Tests.ModelComplexity, evaluation.Report.Tests.DataVolume));
        Assert.Empty(evaluation.Diagnostics);
    }

    private static CostEvaluation Evaluate(string measurements) => CostModel.Evaluate(Manifests.Read(Manifests.Minimal(
        rest: $", \"measurements\": {{ {System.Text.RegularExpressions.Regex.Replace(measurements, @"POINTS\(([^,]+), ([^)]+)\)", "{ \"requestsPerDay\": $1, \"cost\": $2 }")} }}")));
}

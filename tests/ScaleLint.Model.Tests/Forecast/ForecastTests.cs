namespace ScaleLint.Model.Tests;

public sealed class ForecastTests
{
    [Fact]
    public void EveryComponent_EqualsItsBillInMonthZero()
    {
        var forecast = Manifests.Evaluate(Manifests.Full).Forecast;

        Assert.Equal(ComponentNames.All, forecast.Components.Select(component => component.Name));
        Assert.All(forecast.Components, component => Assert.Equal(component.CostNow, component.Months[0], 1e-9 * component.CostNow));
    }

    [Fact]
    public void Components_AddUpToTheTotal()
    {
        var forecast = Manifests.Evaluate(Manifests.Full).Forecast;

        Assert.All(forecast.Months, month => Assert.Equal(month.Expected, forecast.Components.Sum(component => component.Months[month.Month])));
    }

    [Fact]
    public void SteadyRetentionAndFlatTraffic_IsASteadyBill()
    {
        var json = Manifests.Minimal(components: """, "storage": { "costPerMonth": 100, "retentionDays": 365, "ageMonths": 18 } """).Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1");

        Assert.All(Manifests.Evaluate(json).Forecast.Component(ComponentNames.Storage)!.Months, cost => Assert.Equal(100, cost));
    }

    [Fact]
    public void ForeverAndFlatTraffic_GrowsWithTime()
    {
        // Article 4.4: 5 TB a month kept since 18 months become 90 TB; after another 18 months there is twice as much.
        var json = Manifests.Minimal(components: """, "storage": { "costPerMonth": 100, "retentionDays": null, "ageMonths": 18 } """).Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1");
        var months = Manifests.Evaluate(json).Forecast.Component(ComponentNames.Storage)!.Months;

        Assert.Equal(200, months[18], 1e-9);
        Assert.Equal(300, months[36], 1e-9);
    }

    [Fact]
    public void TiersOfForeverStorage_PriceOldDataAtItsAge()
    {
        // One bucket at price 1 now; in month 1 a second one, of which 15 days cost 1 and 15 days cost nothing.
        var json = Manifests.Minimal(components: """, "storage": { "costPerMonth": 10, "retentionDays": null, "ageMonths": 1, "tiers": [ { "afterDays": 0, "pricePerGbMonth": 1 }, { "afterDays": 45, "pricePerGbMonth": 0 } ] } """)
            .Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1");
        var months = Manifests.Evaluate(json).Forecast.Component(ComponentNames.Storage)!.Months;

        Assert.Equal([10, 15, 15], months.Take(3));
    }

    [Fact]
    public void DeclaredCache_IsReachedLinearly()
    {
        var json = Manifests.Minimal(inference: """, "growthExponent": 1, "cacheHitRate": 0.2, "plannedCacheHitRate": 0.6, "plannedByMonth": 6""").Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1");
        var months = Manifests.Evaluate(json).Forecast.Component(ComponentNames.Inference)!.Months;

        Assert.Equal(8000 * (1 - 0.4) / (1 - 0.2), months[3], 1e-9);
        Assert.Equal(8000 * (1 - 0.6) / (1 - 0.2), months[36], 1e-9);
    }

    [Fact]
    public void TokenApi_PaysContextByTokenAndSelfHostedByItsSquareToo()
    {
        string Json(string hosting) => Manifests.Minimal(inference: $""", "growthExponent": 0, "contextTokens": 49152, "contextTokensPer12Months": 2, "hosting": "{hosting}" """);

        Assert.Equal(16000, Manifests.Evaluate(Json("token-api")).Forecast.Components[0].Months[12], 1e-9);
        Assert.Equal(24000, Manifests.Evaluate(Json("self-hosted")).Forecast.Components[0].Months[12], 1e-9);
    }

    [Fact]
    public void Labels_MultiplySeries()
    {
        var json = Manifests.Minimal(
            growth: """, "modelsPer12Months": 3, "dataPer12Months": 5, "requestsPerUserPer12Months": 2""",
            components: """, "telemetry": { "costPerMonth": 1, "metricsPer12Months": 7, "labels": [ { "name": "a", "growsWith": "users" }, { "name": "b", "growsWith": "requests" }, { "name": "c", "growsWith": "data" }, { "name": "d", "growsWith": "models" }, { "name": "e", "growsWith": "none" } ] } """);
        var telemetry = Manifests.Evaluate(json).Forecast.Component(ComponentNames.Telemetry)!;

        Assert.Equal(7.0 * 10 * 20 * 5 * 3, telemetry.Months[12], 1e-6);
        Assert.Equal(1000, telemetry.CostAt10x, 1e-9);
    }

    [Fact]
    public void WiderRange_WidensTheInterval()
    {
        string Json(string users) => Manifests.Minimal(inference: """, "growthExponent": 1""").Replace("\"usersPer12Months\": 10", $"\"usersPer12Months\": {users}");
        var exact = Manifests.Evaluate(Json("4")).Forecast.Months[12];
        var wide = Manifests.Evaluate(Json("""{ "value": 4, "low": 2, "high": 8 }""")).Forecast.Months[12];

        Assert.Equal(exact.P10, exact.P90, 1e-6);
        Assert.Equal(exact.Expected, wide.Expected);

        // One uncertain factor: its own percentiles are those of the bill, as well as 1,024 points in this dimension tell them.
        Assert.Equal(16000, wide.P10, 16000 * 0.05);
        Assert.Equal(64000, wide.P90, 64000 * 0.05);
    }

    [Theory]
    [InlineData("1e200")]
    [InlineData("1e-200")]
    [InlineData("""{ "value": 2, "low": 1e-300, "high": 1e300 }""")]
    public void ForecastBeyondNumbers_IsAPositionedErrorAndNoResult(string users)
    {
        var manifest = Manifests.Read(Manifests.Minimal(inference: """, "growthExponent": 3""").Replace("\"usersPer12Months\": 10", $"\"usersPer12Months\": {users}"));
        var evaluation = CostModel.Evaluate(manifest);

        Assert.Null(evaluation.Report);
        var overflow = Assert.Single(evaluation.Diagnostics);
        Assert.Equal((CostDiagnosticIds.ForecastOverflow, DiagnosticLevel.Error), (overflow.Id, overflow.Level));
        Assert.InRange(overflow.Position.Line, 2, 3);
    }

    [Theory]
    [InlineData(0.949, ScalingClass.Sublinear)]
    [InlineData(0.95, ScalingClass.Linear)]
    [InlineData(1.1760912590556813, ScalingClass.Linear)]
    [InlineData(1.1761, ScalingClass.Superlinear)]
    [InlineData(1.3979400086720377, ScalingClass.Superlinear)]
    [InlineData(1.398, ScalingClass.Exponential)]
    [InlineData(1.6989700043360187, ScalingClass.Exponential)]
    [InlineData(1.699, ScalingClass.SuperExponential)]
    public void Exponent_HasItsClass(double exponent, ScalingClass expected) => Assert.Equal(expected, ScalingClasses.Of(exponent));
}

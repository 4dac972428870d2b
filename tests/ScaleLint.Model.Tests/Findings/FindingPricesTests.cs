namespace ScaleLint.Model.Tests;

public sealed class FindingPricesTests
{
    private static readonly string Components = """
        , "pipeline": { "costPerMonth": 1000 }, "training": { "costPerMonth": 100, "strategy": "static" },
          "storage": { "costPerMonth": 400, "retentionDays": 30, "ageMonths": 1 }, "telemetry": { "costPerMonth": 50, "labels": [ { "name": "route", "growsWith": "none" } ] }
        """;

    // Expected by hand: the component at ten times the users with the change, less without it (contract, section 6).
    [Theory]
    [InlineData("SCL1001", 8000 * (19.678862897 - 9.797958971))]
    [InlineData("SCL1004", 8000 * (19.678862897 - 9.797958971))]
    [InlineData("SCL1009", 8000 * (50 - 9.797958971))]
    [InlineData("SCL1011", 8000 * (25 - 9.797958971))]
    [InlineData("SCL1012", 8000 * (30 - 9.797958971))]
    [InlineData("SCL2002", 1000 * (19.952623150 - 10))]
    [InlineData("SCL3001", 100 * (25 - 1))]
    [InlineData("SCL4101", 50 * (10 - 1))]
    public void Finding_CostsWhatItsComponentGrowsMore(string rule, double added) =>
        Assert.Equal(added, Price(rule).AddedCost, added * 1e-6);

    [Fact]
    public void StorageFinding_IsPricedInMonth12()
    {
        // Data grows tenfold a year. One bucket under the retention; without it 13 buckets in month 12 against 1 now.
        var factor = 10 * Enumerable.Range(0, 13).Sum(month => Math.Pow(10, -month / 12.0));

        Assert.Equal((400 * factor) - (400 * 10), Price("SCL4001").AddedCost, 1e-6);
    }

    [Theory]
    [InlineData("SCL1006", 2400, 4800)]
    [InlineData("SCL1005", 1200, 2400)]
    [InlineData("SCL4004", 240, 320)]
    public void Fix_SavesTheArticlesShareOfTodaysBill(string rule, double low, double high) =>
        Assert.Equal((low, high), (Price(rule).SavingNow!.Low, Price(rule).SavingNow!.High));

    [Theory]
    [InlineData("SCL1001", """, "architecture": "session-gpu" """, "")]
    [InlineData("SCL1009", """, "growthExponent": 2 """, "")]
    [InlineData("SCL4002", "", """, "storage": { "costPerMonth": 400, "retentionDays": null } """)]
    [InlineData("SCL3002", "", """, "training": { "costPerMonth": 400, "strategy": "active-learning" } """)]
    [InlineData("SCL4101", "", """, "telemetry": { "costPerMonth": 50 } """)]
    [InlineData("SCL4101", "", """, "telemetry": { "costPerMonth": 50, "labels": [ { "name": "customer", "growsWith": "users" } ] } """)]
    public void WhatTheManifestSaysAlready_CostsNothingMore(string rule, string inference, string components)
    {
        var price = new FindingPrices(Manifests.Read(Manifests.Minimal(inference, components: components))).Of(rule);

        Assert.True(price!.IsDeclared);
        Assert.StartsWith("already in the declared cost", price.Show("USD"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SCL4001")]
    [InlineData("SCL1007")]
    [InlineData("SCL9999")]
    [InlineData("")]
    public void RuleWithoutAKnownBill_HasNoPrice(string rule) =>
        Assert.Null(new FindingPrices(Manifests.Read(Manifests.Minimal())).Of(rule));

    [Fact]
    public void Price_IsSaidWithItsCurrency()
    {
        Assert.Equal("costs about 122k USD a month more at 10x users", Price("SCL1011").Show("USD"));
        Assert.Equal(
            "costs about 40.2k EUR a month more in month 12; a fix saves 240 EUR to 320 EUR a month today",
            (Price("SCL4001") with { AddedCost = 40_200 }).Show("EUR"));
    }

    private static FindingPrice Price(string rule) => new FindingPrices(Manifests.Read(Manifests.Minimal(components: Components))).Of(rule)!;
}

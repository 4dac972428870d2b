using System.Text.Json;

namespace ScaleLint.Model.Tests.Assessments;

public sealed class PriceTests
{
    private const string Kept = ", \"storage\": { \"ingestGbPerMonth\": 100, \"retentionDays\": null";

    [Fact]
    public void Catalogue_IsDatedAndHasASource()
    {
        Assert.InRange(PriceCatalogue.All.Count, 20, 60);
        Assert.Equal(PriceCatalogue.All.Count, PriceCatalogue.Ids().Distinct(StringComparer.Ordinal).Count());
        Assert.All(PriceCatalogue.All, price =>
        {
            Assert.True(price.Value > 0);
            Assert.InRange(price.CheckedOn!.Value, new DateTime(2024, 1, 1), new DateTime(2026, 12, 31));
            Assert.Contains(price.Unit, new[] { Price.GigabyteMonth, Price.Hour });
            Assert.NotEmpty(price.Region);
            Assert.NotEmpty(price.Source);
        });
    }

    [Fact]
    public void NoTiers_TakeTheThreePricesOfTheCatalogue()
    {
        var tests = Evaluate(Kept + " }").Report!.Tests;

        Assert.Equal(["s3.glacier_flexible", "s3.standard", "s3.standard_ia"], tests.Prices.Select(price => price.Id));
        var data = tests.DataVolume!;
        Assert.Equal(0.023, data[DataPolicy.None].CostMonth24 / data[DataPolicy.None].StockMonth24, 1e-12);
    }

    [Fact]
    public void OneTier_TakesTheCheaperTwo() => Assert.Equal(
        ["s3.glacier_flexible", "s3.standard_ia"],
        Evaluate(Kept + ", \"tiers\": [ { \"afterDays\": 0, \"pricePerGbMonth\": 0.02 } ] }").Report!.Tests.Prices.Select(price => price.Id));

    [Fact]
    public void DeclaredTiers_TakeNoPrice() => Assert.Empty(
        Evaluate(Kept + ", \"tiers\": [ { \"afterDays\": 0, \"pricePerGbMonth\": 0.02 }, { \"afterDays\": 9, \"pricePerGbMonth\": 0.01 } ] }").Report!.Tests.Prices);

    [Fact]
    public void OwnPrice_ComesFirst()
    {
        var data = Evaluate(Kept + " }", ", \"prices\": [ { \"id\": \"s3.standard\", \"value\": 0.5, \"checkedOn\": \"2026-10-01\" } ]").Report!.Tests.DataVolume!;

        Assert.Equal(0.5, data[DataPolicy.None].CostMonth24 / data[DataPolicy.None].StockMonth24, 1e-12);
    }

    [Fact]
    public void AnotherCurrency_TakesNoPriceOfTheCatalogue()
    {
        const string eur = ", \"currency\": \"EUR\"";

        Assert.Null(Evaluate(Kept + " }", eur).Report!.Tests.DataVolume);

        var withTier = Evaluate(Kept + ", \"tiers\": [ { \"afterDays\": 0, \"pricePerGbMonth\": 2.3 } ] }", eur).Report!.Tests;
        var inDollars = Evaluate(Kept + ", \"tiers\": [ { \"afterDays\": 0, \"pricePerGbMonth\": 0.023 } ] }").Report!.Tests;
        Assert.Empty(withTier.Prices);
        Assert.Equal(inDollars.DataVolume![DataPolicy.Tiered].Cost24Months * 100, withTier.DataVolume![DataPolicy.Tiered].Cost24Months, 1e-6);
    }

    [Fact]
    public void IdleResourceWithAPrice_WastesTheIdlePartOfIt()
    {
        const string measured = "\"resource\": \"gpu-online\", \"units\": 4, \"utilization\": 0.13, \"price\": \"ec2.p3.2xlarge\"";
        var report = Evaluate("", $", \"measurements\": {{ \"utilization\": [ {{ {measured} }} ] }}").Report!;

        // 3.06 an hour, 730 hours, 4 of them, 80 % idle.
        Assert.Equal(3.06 * 730 * 4 * 0.8, Assert.Single(report.Tests.Utilization).Waste!.Value, 1e-9);
        Assert.Equal("ec2.p3.2xlarge", Assert.Single(report.Tests.Prices).Id);
    }

    [Fact]
    public void CostOfTheManifest_ComesBeforeAnyPrice()
    {
        const string measured = "\"resource\": \"gpu-online\", \"units\": 4, \"utilization\": 0.13, \"costPerMonth\": 100, \"price\": \"ec2.p3.2xlarge\"";
        var report = Evaluate("", $", \"measurements\": {{ \"utilization\": [ {{ {measured} }} ] }}").Report!;

        Assert.Equal(80, Assert.Single(report.Tests.Utilization).Waste!.Value, 1e-9);
        Assert.Empty(report.Tests.Prices);
    }

    [Theory]
    [InlineData("2024-07-01", 0)]
    [InlineData("2025-07-01", 0)]
    [InlineData("2025-07-02", 1)]
    public void Age_IsMeasuredAgainstAsOf(string asOf, int notes)
    {
        var old = Evaluate(Kept + " }", asOf: asOf).Diagnostics.Where(diagnostic => diagnostic.Id == CostDiagnosticIds.OldPrice).ToList();

        Assert.Equal(notes, old.Count);
        Assert.All(old, diagnostic => Assert.Equal(DiagnosticLevel.Info, diagnostic.Level));
    }

    [Fact]
    public void OldPriceOfTheManifest_IsNotedAtItsPlace()
    {
        var prices = ",\n\"prices\": [ { \"id\": \"s3.standard\", \"value\": 0.5, \"checkedOn\": \"2020-01-01\" },\n { \"id\": \"s3.standard_ia\", \"value\": 0.1 }, { \"id\": \"s3.glacier_flexible\", \"value\": 0.1, \"checkedOn\": \"9999-12-31\" } ]";
        var note = Assert.Single(Evaluate(Kept + " }", prices).Diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.OldPrice);

        Assert.Equal("Checked more than a year before asOf: s3.standard at 0.5 USD per GB-Month on 2020-01-01; give your own in 'prices'", note.Message);
        Assert.Equal(13, note.Position.Column);
    }

    [Fact]
    public void Result_ListsTheUsedPrices()
    {
        using var result = JsonDocument.Parse(ResultWriter.Write(Evaluate(Kept + " }").Report!));

        var price = result.RootElement.GetProperty("prices")[1];
        Assert.Equal(("s3.standard", 0.023, "2024-07-01"), (price.GetProperty("id").GetString(), price.GetProperty("value").GetDouble(), price.GetProperty("checkedOn").GetString()));
    }

    private static CostEvaluation Evaluate(string components, string rest = "", string asOf = "2026-11-01") =>
        CostModel.Evaluate(Manifests.Read(Manifests.Minimal(components: components, rest: rest).Replace("2026-11-01", asOf, StringComparison.Ordinal)));
}

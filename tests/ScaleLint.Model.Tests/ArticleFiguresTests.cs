using System.Globalization;

namespace ScaleLint.Model.Tests;

/// <summary>Every worked figure of the article, computed again. The table in docs/model.md shows exactly these rows.</summary>
public sealed class ArticleFiguresTests
{
    private const double PointPrice = 0.30 / 1e6;
    private const double DaysPerMonth = 30;
    private const double StandardPerTb = 23;
    private const double InfrequentPerTb = 12.5;
    private const double ArchivePerTb = 3.6;

    private static readonly CostForecast Section6 = Manifests.Evaluate("""
        { "version": 1, "asOf": "2026-11-01",
          "traffic": { "users": 100000, "growth": { "usersPer12Months": 10, "dataPer12Months": 5, "modelsPer12Months": 5 } },
          "components": {
            "inference": { "costPerMonth": 12000, "growthExponent": 1.0, "cacheHitRate": 0.0, "plannedCacheHitRate": 0.3 },
            "storage": { "costPerMonth": 3000, "retentionDays": 365 },
            "training": { "costPerMonth": 6000, "growthExponent": 1.3 },
            "operations": { "costPerMonth": 4000, "model": "article", "growthExponent": 1.5, "models": 1 } } }
        """).Forecast;

    [Fact]
    public void TableOfTheDocumentation_ShowsTheseFigures()
    {
        var expected = Rows().ToList();
        var lines = Documentation().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var start = lines.FindIndex(line => line.StartsWith("| section | figure |", StringComparison.Ordinal));
        var actual = lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).ToList();

        Assert.Equal(expected, actual.Select(line => string.Join("|", line.Split('|').Take(5)) + "|"));
    }

    [Fact]
    public void Section6_DoesNotFollowFromItsOwnFormula()
    {
        Assert.Equal(1_414_213.56, Section6.Component(ComponentNames.Operations)!.Months[12], 0.01);
        Assert.Equal(7.06, (Section6.Months[12].Expected + StorageOfSection6() - Section6.Component(ComponentNames.Storage)!.Months[12]) / 250_000, 0.005);
    }

    private static IEnumerable<string> Rows()
    {
        yield return Row("1", "linear growth of $8,000 for 10x users", "$80,000", Dollars(8000 * 10));
        yield return Row("1", "multiple of that in practice", "3-5x", $"{Times(240.0 / 80)} to {Times(400.0 / 80)}");
        yield return Row("2.1", "memory of attention, 8,000 for 100 tokens", "64x", Times(Math.Pow(8000.0 / 100, 2)));
        yield return Row("2.2", "Kafka cluster for 10x customers", "15x", Times(Model10x("pipeline", "\"pattern\": \"self-hosted-kafka\"")));
        yield return Row("2.2", "events for 10x customers", "12.5x", Times(25.0 / 2));
        yield return Row("2.2", "Pub/Sub instead", "3.75x", Times(45.0 / 12));
        yield return Row("2.3", "static training, 10x users", "$8k", Dollars(8000 * Model10x("training", "\"strategy\": \"static\"")));
        yield return Row("2.3", "data-dependent training, 10x users", "$80k", Dollars(8000 * Model10x("training", "\"strategy\": \"data-dependent\"")));
        yield return Row("2.3", "per-user training, 10x users", "$200k", Dollars(8000 * Model10x("training", "\"strategy\": \"per-user\"")));
        yield return Row("2.3", "active learning, 10x users", "$400k", Dollars(8000 * Model10x("training", "\"strategy\": \"active-learning\"")));
        yield return Row("2.4", "growth of points for 10x requests", "60-100x", $"{Times(30e6 / 500e3)} to {Times(50e6 / 500e3)}");
        yield return Row("2.4", "500,000 points a day, a month", "$45", Dollars(500e3 * DaysPerMonth * PointPrice));
        yield return Row("2.4", "30-50M points a day, a month", "$9,000-15,000", $"{Dollars(30e6 * DaysPerMonth * PointPrice)} to {Dollars(50e6 * DaysPerMonth * PointPrice)}");
        yield return Row("2.5", "exponent, 5 to 20 models", "1.4", Number(Math.Log(15 / 2.5) / Math.Log(20.0 / 5)));
        yield return Row("2.5", "exponent, 5 to 50 models", "1.4", Number(Math.Log(45 / 2.5) / Math.Log(50.0 / 5)));
        yield return Row("2.5", "exponent, 20 to 50 models", "1.4", Number(Math.Log(45.0 / 15) / Math.Log(50.0 / 20)));
        yield return Row("2.5", "45 engineers a year", "$8.1M", Dollars(45 * 180_000));
        yield return Row("3.1", "$18,000 at a hit rate of 67 %", "$6,500", Dollars(18_000 * (1 - 0.67)));
        yield return Row("3.2", "distilled model against the full one", "7.5x", Times(24 / 3.2));
        yield return Row("3.2", "distilled model, 10x documents", "10x", Times(Model10x("inference", "\"architecture\": \"compressed\"")));
        yield return Row("3.2", "full model, 10x documents", "12x", Times(288.0 / 24));
        yield return Row("3.3", "on the device, 10x users", "2x", Times(Model10x("inference", "\"architecture\": \"edge\"")));
        yield return Row("3.4", "batch windows, 10x users", "11.4x", Times(Model10x("inference", "\"architecture\": \"batch\"")));
        yield return Row("3.5", "adaptive routing against the ensemble", "8.2x", Times(750.0 / 92));
        yield return Row("3.6", "5 TB a month, first month", "$115", Dollars(5 * StandardPerTb));
        yield return Row("3.6", "90 TB after 18 months", "$2,070", Dollars(115 * ForeverFactor(18, 1)));
        yield return Row("4.1", "unit cost of the exponential system, per 10x", "rising", Percent(Math.Pow(10, Slope([0.008, 0.015, 0.028, 0.062])) - 1));
        yield return Row("4.2", "V100s needed instead of 4", "1", Number(4 * 0.18 / 0.65));
        yield return Row("4.3", "EfficientNet-B3 against ResNet-152, parameters", "5x fewer", Times(60.0 / 12));
        yield return Row("4.4", "no policy, 18 months", "$2,070", Dollars(90 * StandardPerTb));
        yield return Row("4.4", "no policy, 24 months", "$3,312", Dollars(115 * ForeverFactor(24, 1)));
        yield return Row("4.4", "tiers of 15, 30 and 45 TB", "$340", Dollars(15 * StandardPerTb + 30 * InfrequentPerTb + 45 * ArchivePerTb));
        yield return Row("4.4", "tiers of 5, 2 and 1 TB", "$140", Dollars(5 * StandardPerTb + 2 * InfrequentPerTb + 1 * ArchivePerTb));
        yield return Row("6", "naive projection", "$250K", Dollars(Section6.Months[12].Naive));
        yield return Row("6", "inference", "$84K", Dollars(Section6.Component(ComponentNames.Inference)!.Months[12]));
        yield return Row("6", "storage", "$22.5K", Dollars(StorageOfSection6()));
        yield return Row("6", "training", "$240K", Dollars(Section6.Component(ComponentNames.Training)!.Months[12]));
        yield return Row("6", "operations", "$89K", Dollars(Section6.Component(ComponentNames.Operations)!.Months[12]));
        yield return Row("6", "total", "$435.5K", Dollars(TotalOfSection6()));
        yield return Row("6", "total against naive", "1.74x", Times(TotalOfSection6() / 250_000));
    }

    /// <summary>The article multiplies by a "lifecycle" factor of 1.5 that the model does not have: a steady retention is a steady bill.</summary>
    private static double StorageOfSection6() => 3000 * 5 * 1.5;

    private static double TotalOfSection6() =>
        Section6.Months[12].Expected - Section6.Component(ComponentNames.Storage)!.Months[12] + StorageOfSection6();

    /// <summary>What the model makes of a component of $1,000 with ten times the users.</summary>
    private static double Model10x(string component, string keys) =>
        Manifests.Evaluate($$"""
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 1, "growth": { "usersPer12Months": 10 } },
              "components": { "{{component}}": { "costPerMonth": 1000, {{keys}} } } }
            """).Forecast.CostAt10x / 1000;

    /// <summary>How much more a stock kept for ever costs in a month than in its first, with flat traffic.</summary>
    private static double ForeverFactor(int month, int ageMonths) =>
        Manifests.Evaluate($$"""
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 1, "growth": { "usersPer12Months": 1 } },
              "components": { "storage": { "costPerMonth": 1, "retentionDays": null, "ageMonths": {{ageMonths}} } } }
            """).Forecast.Months[month - ageMonths].Expected;

    /// <summary>Least squares of log10 cost on log10 requests, the requests being ten times as many from each to the next.</summary>
    private static double Slope(double[] costs)
    {
        var middle = (costs.Length - 1) / 2.0;
        return costs.Select((cost, i) => (i - middle) * Math.Log10(cost)).Sum() / costs.Select((_, i) => (i - middle) * (i - middle)).Sum();
    }

    private static string Row(string section, string figure, string printed, string computed) => $"| {section} | {figure} | {printed} | {computed} |";

    private static string Dollars(double amount) => "$" + amount.ToString(amount < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    private static string Times(double factor) => Number(factor) + "x";

    private static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => "+" + (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Documentation()
    {
        using var reader = new StreamReader(typeof(ArticleFiguresTests).Assembly.GetManifestResourceStream("model.md")!);
        return reader.ReadToEnd();
    }
}

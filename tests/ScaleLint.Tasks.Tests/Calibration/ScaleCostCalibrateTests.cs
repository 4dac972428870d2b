using System.Globalization;
using System.Text;
using ScaleLint.Model;

namespace ScaleLint.Tasks.Tests.Calibration;

public sealed class ScaleCostCalibrateTests : IDisposable
{
    private const string Header = "BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ServiceCategory\n";

    private readonly TaskRun _run = new();

    private string Bill => Path.Combine(_run.Root, "bill.csv");

    private string DriverFile => Path.Combine(_run.Root, "drivers.csv");

    private string Block => Path.Combine(_run.Root, "obj", ScaleCostCalibrate.BlockFileName);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void BillsAndDrivers_GiveABlockThatTheManifestTakes()
    {
        Write(months: 12, exponent: 1.2);
        var (succeeded, engine) = Execute();

        Assert.True(succeeded);
        Assert.Empty(engine.Warnings);
        var lines = TaskRun.SummaryOf(engine).ToList();
        Assert.Equal("ScaleLint: 12 months of bills in USD, 2025-01 to 2025-12", lines[0]);
        Assert.StartsWith("  inference: exponent 1.2: 12 bills by requests have slope 1.2 with standard error 0; the model's own exponent weighs 0 %; backtest error 0 %", lines[1], StringComparison.Ordinal);
        var block = File.ReadAllText(Block);
        Assert.Contains(lines, line => line.Trim() == "\"history\": [");

        // Paste it: the block's own object, with what a manifest needs besides.
        var manifest = block.Replace("{\n  \"measurements\"", "{ \"version\": 1, \"asOf\": \"2026-01-01\", \"traffic\": { \"users\": 10, \"growth\": { \"usersPer12Months\": 10 } },\n  \"measurements\"", StringComparison.Ordinal)
            .Replace("\"inference\": {", "\"inference\": { \"costPerMonth\": 5,", StringComparison.Ordinal);
        var read = ManifestReader.Read(manifest);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(12, read.Manifest!.Measurements.History.Count);
        Assert.Equal((1.2, EstimateSource.Measured), (read.Manifest.Components.Inference!.GrowthExponent!.Value, read.Manifest.Components.Inference.GrowthExponent.Source));
    }

    [Fact]
    public void AnEarlierMeasurement_IsNoPrior()
    {
        Write(months: 12, exponent: 1.2, noise: true);
        Execute();
        var before = File.ReadAllText(Block);
        File.WriteAllText(_run.ManifestPath, """
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
              "components": { "inference": { "costPerMonth": 8000, "growthExponent": { "value": 3, "low": 2.99, "high": 3.01, "source": "measured" } } } }
            """);
        Execute();

        Assert.Equal(before, File.ReadAllText(Block));
    }

    [Fact]
    public void TooFewMonths_KeepTheModelsExponentAndSaySo()
    {
        Write(months: 3, exponent: 1.2);
        var (succeeded, engine) = Execute();

        Assert.True(succeeded);
        Assert.Equal("  inference: exponent stays at 0.991, the model's own: 3 bills are too few; 6 are needed (driver: requests)", TaskRun.SummaryOf(engine).ElementAt(1));
        Assert.DoesNotContain("growthExponent", File.ReadAllText(Block), StringComparison.Ordinal);
    }

    [Fact]
    public void MonthsWithoutADriver_AreSaid()
    {
        Write(months: 8, exponent: 1.2, driverMonths: 7);
        var (_, engine) = Execute();

        Assert.Contains("  note: the drivers do not give requests for inference in 2025-08; left out", TaskRun.SummaryOf(engine));
    }

    [Fact]
    public void NoMonthInCommon_IsAnErrorThatSaysWhy()
    {
        Write(months: 2, exponent: 1.2, driverMonths: 0);
        var (succeeded, engine) = Execute();

        Assert.False(succeeded);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SCL9016", Bill), (error.Code, error.File));
        Assert.Contains("the drivers do not give requests for inference in 2025-01, 2025-02", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Block));
    }

    [Fact]
    public void BadRow_IsAnErrorInItsFileAndNothingIsWritten()
    {
        Write(months: 8, exponent: 1.2);
        File.AppendAllText(Bill, "USD,Usage,2025-01-01T00:00:00Z,2025-02-01T00:00:00Z,12x,Storage\n");
        var (succeeded, engine) = Execute();

        Assert.False(succeeded);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SCL9014", Bill, 10, 53), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
        Assert.False(File.Exists(Block));
    }

    [Fact]
    public void MissingProperties_AreNamed()
    {
        var (_, engine) = Execute(task => task.Billing = task.Drivers = "");

        Assert.Equal(
            ["ScaleCostCalibrate needs a cost file in the FOCUS format: add -p:Billing=<file>", "ScaleCostCalibrate needs a table with the columns month, users, requests, dataGb, models: add -p:Drivers=<file>"],
            engine.Errors.Select(error => error.Message));
    }

    [Fact]
    public void FilesThatCannotBeRead_AreClearErrors()
    {
        File.WriteAllBytes(Bill, [0xFF, 0xFF, 0x31]);
        var (_, engine) = Execute(task => task.Drivers = _run.Root);

        Assert.Equal(
            [("SCL9013", Bill, "The bill cannot be read: it is not UTF-8 text"), ("SCL9013", _run.Root, "The table of drivers cannot be read: it is a directory")],
            engine.Errors.Select(error => (error.Code, error.File, error.Message!)));
    }

    private void Write(int months, double exponent, int driverMonths = int.MaxValue, bool noise = false)
    {
        var bill = new StringBuilder(Header);
        var drivers = new StringBuilder("month,requests\n");
        for (var i = 0; i < months; i++)
        {
            var month = new DateTime(2025, 1, 1).AddMonths(i);
            var requests = 1000 * Math.Pow(1.3, i);
            bill.Append(CultureInfo.InvariantCulture, $"USD,Usage,{month:yyyy-MM-dd}T00:00:00Z,{month.AddMonths(1):yyyy-MM-dd}T00:00:00Z,{Math.Pow(requests, exponent) * (noise && i % 2 == 0 ? 1.1 : 1):F6},AI and Machine Learning\n");
            if (i < driverMonths)
            {
                drivers.Append(CultureInfo.InvariantCulture, $"{month:yyyy-MM},{requests:R}\n");
            }
        }

        File.WriteAllText(Bill, bill.ToString());
        File.WriteAllText(DriverFile, drivers.ToString());
    }

    private (bool Succeeded, FakeBuildEngine Engine) Execute(Action<ScaleCostCalibrate>? configure = null)
    {
        var engine = new FakeBuildEngine();
        var task = new ScaleCostCalibrate { BuildEngine = engine, Billing = Bill, Drivers = DriverFile, ManifestFile = _run.ManifestPath, OutputDirectory = Path.Combine(_run.Root, "obj") };
        configure?.Invoke(task);
        return (task.Execute(), engine);
    }
}

using System.Globalization;
using System.Text;
using CsCheck;
using ScaleLint.Model;

namespace ScaleLint.Tasks.Tests.Calibration;

/// <summary>Whatever is done to a bill or a table of drivers, reading it ends in amounts or in positioned problems, and never in an exception; and what it ends in can be calibrated.</summary>
public sealed class TablePropertyTests : IDisposable
{
    private const string Bill = """
        BillingCurrency,ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ServiceCategory,ServiceSubcategory,Tags
        USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,100.5,AI and Machine Learning,Generative AI,"{""scalecost:component"":""training""}"
        USD,Usage,,2026-02-01T00:00:00Z,2026-03-01T00:00:00Z,1e3,Storage,"Object
        Storage",
        USD,Usage,Correction,2026-02-01T00:00:00Z,2026-03-01T00:00:00Z,-5,Analytics,Streaming Analytics,{}
        USD,Tax,,2026-02-01T00:00:00Z,2026-03-01T00:00:00Z,7,,,
        """;

    private const string Drivers = """
        month,users,requests,dataGb,models
        2026-01,100,1000,,1
        2026-02,150,1.5e3,70.5,2
        """;

    private static readonly string[] Snippets =
        [",", "\"", "\"\"", "\n", "\r\n", "\r", "\0", "\t", ";", "NaN", "Infinity", "-1", "1e999", "1e300", "1,5", "79228162514264337593543950335", "EUR", "Usage", "2026-13-01", "9999-12-31T23:59:59Z", "0001-01-01", "2026-01-01T00:00:00+14:00", "{", "}", "\\ud800", "\u2028", "\uFEFF", "Tags", "ignore", "operations"];

    private static readonly Gen<(int Start, int Count, string By)[]> Edits =
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 30], Gen.OneOf(Gen.Int[0, Snippets.Length - 1].Select(i => Snippets[i]), Gen.String[0, 6])).Array[1, 5];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void MutatedBills_GiveAmountsOrPositionedProblems() => Edits.Sample(
        edits =>
        {
            var text = Edited(Bill, edits);
            var bill = new FocusBill(FocusBill.DefaultTag);
            bill.Read(new StringReader(text));

            Check(bill.Problems, text);
            Assert.All(bill.Months, month => Assert.True(Math.Abs(month.Cost) < 1e18));
            Assert.All(bill.Notes, note => Assert.DoesNotContain('\n', note));
            CheckCalibration(bill, Drivers);
        },
        iter: Tries(3000),
        threads: 1);

    [Fact]
    public void MutatedDrivers_GiveMonthsOrPositionedProblems() => Edits.Sample(
        edits =>
        {
            var text = Edited(Drivers, edits);
            var drivers = new DriverTable();
            drivers.Read(new StringReader(text));

            Check(drivers.Problems, text);
            var bill = new FocusBill(FocusBill.DefaultTag);
            bill.Read(new StringReader(Bill));
            CheckCalibration(bill, text);
        },
        iter: Tries(3000),
        threads: 1);

    [Fact]
    public void ArbitraryBytes_GiveProblems() => Gen.Byte.Array[0, 300].Sample(
        bytes =>
        {
            File.WriteAllBytes(_file, bytes);
            var bill = new FocusBill(FocusBill.DefaultTag);
            bill.Read(_file);

            Assert.NotEmpty(bill.Problems);
            Check(bill.Problems, Encoding.Latin1.GetString(bytes));
        },
        iter: Tries(300),
        threads: 1);

    [Fact]
    public void BillsOverManyMagnitudes_NeverGiveAnythingButNumbers() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Double[-300, 300]).Array[1, 24].Sample(
            months =>
            {
                var bills = months.Select((month, i) => new BilledMonth(new DateTime(2020, 1, 1).AddMonths(i), "inference", Math.Pow(10, month.Item1))).ToList();
                var drivers = months.Select((month, i) => new DriverMonth(new DateTime(2020, 1, 1).AddMonths(i), null, Math.Pow(10, month.Item2), null, null)).ToList();
                CheckText(BillCalibration.Of(null, "USD", bills, drivers));
            },
            iter: Tries(2000));

    private static void CheckCalibration(FocusBill bill, string driverText)
    {
        var drivers = new DriverTable();
        drivers.Read(new StringReader(driverText));
        var calibration = BillCalibration.Of(null, bill.Currency, bill.Months, drivers.Months);
        if (calibration.History.Count > 0)
        {
            CheckText(calibration);
        }
    }

    private static void CheckText(BillCalibration calibration)
    {
        // The comments may quote the file.
        var block = string.Join('\n', CalibrationText.Block(calibration).Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)));

        Assert.DoesNotContain("NaN", block, StringComparison.Ordinal);
        Assert.DoesNotContain("\u221E", block, StringComparison.Ordinal);
        var exponents = calibration.Exponents.Select(exponent => exponent.Exponent);
        Assert.All(exponents, exponent => Assert.True(double.IsFinite(exponent)));
        var read = ManifestReader.Read(block);
        Assert.All(read.Diagnostics, problem => Assert.Equal(CostDiagnosticIds.MissingKey, problem.Id));
    }

    private static void Check(IReadOnlyList<CostDiagnostic> problems, string text) => Assert.All(problems, problem =>
    {
        Assert.Matches("^SCL901[345]$", problem.Id);
        Assert.NotEmpty(problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.InRange(problem.Position.Line, 1, 1 + text.Count(character => character is '\n' or '\r'));
        Assert.InRange(problem.Position.Column, 1, text.Length + 1);
    });

    private static string Edited(string text, IEnumerable<(int Start, int Count, string By)> edits) => edits.Aggregate(text, (before, edit) =>
    {
        var from = edit.Start % (before.Length + 1);
        var to = Math.Min(from + edit.Count, before.Length);
        return before[..from] + edit.By + before[to..];
    });

    // Little in each build, and as much as somebody has time for.
    private static int Tries(int normally) =>
        int.TryParse(Environment.GetEnvironmentVariable("SCALELINT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? normally * factor : normally;
}

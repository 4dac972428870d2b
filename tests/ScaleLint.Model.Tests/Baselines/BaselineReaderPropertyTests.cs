using System.Text;
using CsCheck;

namespace ScaleLint.Model.Tests.Baselines;

/// <summary>Whatever is done to a baseline, reading it ends in a baseline or in positioned problems, and never in an exception.</summary>
public sealed class BaselineReaderPropertyTests
{
    private static readonly string[] Snippets =
        ["{", "}", "[", "]", ",", ":", "\"", "\\ud800", "null", "true", "-1", "0", "1e999", "1000001", "999999999999", "/*", "//", "\n", "\r", "\u2028", "\0", "\"M:A\": {}", "<<<<<<< ours"];

    private static readonly byte[] Whole = BaselineWriter.Write(new Baseline(
        [new BaselineEntry("M:Shop.A.Load", "a.cs", "SCL1003", 2), new BaselineEntry("M:Shop.B.Load(System.Int32)", "b/c.cs", "SCL1001", 1), new BaselineEntry("", "d.cs", "SCL4001", 1)],
        new BaselineForecast("USD", 12.5, 10, 100, 1e6, 101, new Dictionary<string, double> { ["inference"] = 10, ["storage"] = 0 })));

    [Fact]
    public void MutatedBaselines_GiveABaselineOrPositionedProblems() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[0, 30], Gen.Int[0, Snippets.Length - 1].Select(i => Snippets[i])).Array[1, 4]
            .Sample(edits => Check(edits.Aggregate(Whole, (bytes, edit) => Replace(bytes, edit.Item1, edit.Item2, Encoding.UTF8.GetBytes(edit.Item3)))), iter: Fuzz.Tries(2000));

    [Fact]
    public void ReplacedBytes_GiveABaselineOrPositionedProblems() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte).Array[1, 8]
            .Sample(edits => Check(edits.Aggregate(Whole, (bytes, edit) => Replace(bytes, edit.Item1, 1, [edit.Item2]))), iter: Fuzz.Tries(2000));

    [Fact]
    public void EveryPrefix_GivesProblems()
    {
        for (var length = 0; length < Whole.Length - 2; length++)
        {
            Assert.NotEmpty(Check(Whole[..length]).Diagnostics);
        }
    }

    [Fact]
    public void AnyEntries_ReadBack() =>
        Gen.Select(Gen.String, Gen.String, Gen.String, Gen.Int[1, Baseline.MostOfOneKind]).Array[0, 6].Sample(
            entries =>
            {
                var baseline = new Baseline(entries.Select(entry => new BaselineEntry(Whole(entry.Item1), Whole(entry.Item2), Whole(entry.Item3), entry.Item4)).DistinctBy(entry => (entry.Member, entry.File, entry.RuleId)), null);
                Assert.Equal(baseline.Entries, BaselineReader.Read(BaselineWriter.Write(baseline)).Baseline!.Entries);

                static string Whole(string text) => ReportText.WithoutHalves(text);
            },
            iter: Fuzz.Tries(1000));

    private static byte[] Replace(byte[] bytes, int start, int count, byte[] by)
    {
        var from = Math.Min(start, bytes.Length);
        var to = Math.Min(from + count, bytes.Length);
        return [.. bytes[..from], .. by, .. bytes[to..]];
    }

    private static BaselineReadResult Check(byte[] bytes)
    {
        var read = BaselineReader.Read(bytes);

        Assert.Equal(read.Baseline is null, read.Diagnostics.Count > 0);
        Assert.All(read.Diagnostics, problem =>
        {
            Assert.Equal(CostDiagnosticIds.BaselineUnreadable, problem.Id);
            Assert.DoesNotContain('\n', problem.Message);
            Assert.InRange(problem.Position.Line, 1, 1 + bytes.Count(value => value is (byte)'\n' or (byte)'\r'));
            Assert.InRange(problem.Position.Column, 1, bytes.Length + 1);
        });
        return read;
    }
}

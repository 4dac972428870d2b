using System.Text;
using CsCheck;

namespace ScaleLint.Model.Tests;

/// <summary>Whatever is done to a manifest, reading it ends in a manifest or in positioned problems, and never in an exception.</summary>
public sealed class ManifestReaderPropertyTests
{
    private static readonly string[] Snippets =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "true", "-1", "0", "1e999", "1e-999", "1e308", "NaN", "/*", "//", "\n", "\r", "\u2028", "\0", "é", "😀", "{\"value\":1e300}", "\"x\""];

    private static readonly byte[] Full = Encoding.UTF8.GetBytes(Manifests.Full);

    [Fact]
    public void MutatedManifests_GiveAManifestOrPositionedProblems() =>
        Gen.Select(Gen.Int[0, Full.Length - 1], Gen.Int[0, 40], Gen.Int[0, Snippets.Length - 1].Select(i => Snippets[i])).Array[1, 4]
            .Sample(edits => Check(edits.Aggregate(Full, (bytes, edit) => Replace(bytes, edit.Item1, edit.Item2, Encoding.UTF8.GetBytes(edit.Item3)))), iter: Fuzz.Tries(500));

    [Fact]
    public void ReplacedBytes_GiveAManifestOrPositionedProblems() =>
        Gen.Select(Gen.Int[0, Full.Length - 1], Gen.Byte).Array[1, 8]
            .Sample(edits => Check(edits.Aggregate(Full, (bytes, edit) => Replace(bytes, edit.Item1, 1, [edit.Item2]))), iter: Fuzz.Tries(500));

    [Fact]
    public void ArbitraryBytes_GiveProblems() => Gen.Byte.Array[0, 200].Sample(Check, iter: Fuzz.Tries(500));

    [Fact]
    public void EveryPrefix_GivesProblems()
    {
        for (var length = 0; length < Full.Length - 1; length++)
        {
            Check(Full[..length]);
        }
    }

    private static byte[] Replace(byte[] bytes, int start, int count, byte[] by)
    {
        var from = Math.Min(start, bytes.Length);
        var to = Math.Min(from + count, bytes.Length);
        return [.. bytes[..from], .. by, .. bytes[to..]];
    }

    private static void Check(byte[] bytes)
    {
        var result = ManifestReader.Read(bytes);

        Assert.Equal(result.Manifest is null, result.Diagnostics.Count > 0);
        var lines = 1 + bytes.Where((value, i) => value == '\n' || (value == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n'))).Count();
        Assert.All(result.Diagnostics, diagnostic =>
        {
            Assert.Matches("^SCL90[0-9]{2}$", diagnostic.Id);
            Assert.NotEmpty(diagnostic.Message);
            Assert.DoesNotContain('\n', diagnostic.Message);
            Assert.InRange(diagnostic.Position.Line, 1, lines);
            Assert.InRange(diagnostic.Position.Column, 1, bytes.Length + 1);
        });
        if (result.Manifest is not null)
        {
            CheckEvaluation(CostModel.Evaluate(result.Manifest));
        }
    }

    private static void CheckEvaluation(CostEvaluation evaluation)
    {
        if (evaluation.Report is null)
        {
            Assert.Equal(CostDiagnosticIds.ForecastOverflow, Assert.Single(evaluation.Diagnostics).Id);
        }
        else
        {
            // Throws when any number is not finite.
            Assert.NotEmpty(ResultWriter.Write(evaluation.Report));
        }
    }
}

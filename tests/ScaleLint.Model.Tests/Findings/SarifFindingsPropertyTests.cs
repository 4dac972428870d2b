using System.Text;
using CsCheck;

namespace ScaleLint.Model.Tests.Findings;

/// <summary>Whatever is done to the compiler's error log, reading it ends in findings or in none, and never in an exception.</summary>
public sealed class SarifFindingsPropertyTests
{
    private static readonly string[] Snippets =
        ["{", "}", "[", "]", ",", ":", "\"", "\\ud800", "\\udc00x", "null", "true", "-1", "1e999", "99999999999", "\n", "\u2028", "\0", "{}", "[]", "[null]", "file:///", "file://server/c:", "%", "%ff", "\"suppressions\": [1],", "../../x"];

    private static readonly byte[] Log = Encoding.UTF8.GetBytes("""
        { "$schema": "x", "version": "2.1.0", "runs": [ { "results": [
          { "ruleId": "SCL1003", "level": "warning", "message": { "text": "m 'a'" }, "suppressions": [ { "kind": "inSource", "justification": "j", "properties": { "suppressionType": "DiagnosticSuppressor { Suppression Id: SCLB1003 }" } } ],
            "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///work/app/a%20b.cs" }, "region": { "startLine": 3, "startColumn": 5 } } } ],
            "properties": { "customProperties": { "member": "M:A.B", "path": "GET / -> A.B" } } },
          { "ruleId": "SCL4001", "level": "error", "message": { "text": "" }, "locations": [] } ] } ] }
        """);

    [Fact]
    public void MutatedLogs_GiveFindingsThatCanBeReported() =>
        Gen.Select(Gen.Int[0, Log.Length - 1], Gen.Int[0, 40], Gen.Int[0, Snippets.Length - 1].Select(i => Snippets[i])).Array[1, 4]
            .Sample(edits => Check(edits.Aggregate(Log, (bytes, edit) => Replace(bytes, edit.Item1, edit.Item2, Encoding.UTF8.GetBytes(edit.Item3)))), iter: Fuzz.Tries(3000));

    [Fact]
    public void ReplacedBytes_GiveFindingsThatCanBeReported() =>
        Gen.Select(Gen.Int[0, Log.Length - 1], Gen.Byte).Array[1, 6]
            .Sample(edits => Check(edits.Aggregate(Log, (bytes, edit) => Replace(bytes, edit.Item1, 1, [edit.Item2]))), iter: Fuzz.Tries(3000));

    [Fact]
    public void WholeLog_HasBothFindings() => Assert.Equal(["SCL4001", "SCL1003"], SarifFindings.Read(Log, "/work/app")!.Select(finding => finding.RuleId));

    private static byte[] Replace(byte[] bytes, int start, int count, byte[] by)
    {
        var from = Math.Min(start, bytes.Length);
        var to = Math.Min(from + count, bytes.Length);
        return [.. bytes[..from], .. by, .. bytes[to..]];
    }

    private static void Check(byte[] bytes)
    {
        if (SarifFindings.Read(bytes, "/work/app") is { Count: > 0 } findings)
        {
            SarifFormat.Check(SarifReport.Write([], "scalecost.json", findings));
            Assert.NotEmpty(BaselineWriter.Write(Baseline.Of(findings, null)));
        }
    }
}

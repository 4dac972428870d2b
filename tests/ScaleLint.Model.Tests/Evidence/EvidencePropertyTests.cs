using System.Text;
using CsCheck;

namespace ScaleLint.Model.Tests.Evidence;

/// <summary>Whatever stands in an evidence file, a findings file or an error log: reading ends in something or in nothing, never in an exception, and what was read can be laid together and written.</summary>
public sealed class EvidencePropertyTests
{
    private static readonly string[] Snippets =
        ["{", "}", "[", "]", ",", "\"", "\\ud800", "\\udc00x", "null", "-1", "99999999999", "\t", "\n", "|", "=>", "{}", "[]", "\"M:\"", "\"M:A\"", "\"call\"", "\"inference\"", "\"ordinal\": 0,", "\0"];

    private static readonly byte[] Evidence = EvidenceFile.Write(new ProjectEvidence("A",
    [
        new EvidenceItem(EvidenceKind.Smell, "M:S") { RuleId = "SCL1003", Smell = "x", Requires = ["M:C", "M:R"], OpenEnds = [new OpenEnd(["M:A", "M:IA"], ["A", "B"])] },
        new EvidenceItem(EvidenceKind.Call, "M:C") { Target = "M:A", OpenEnds = [new OpenEnd(["M:C"], ["C"])] },
        new EvidenceItem(EvidenceKind.Inference, "M:I") { OpenEnds = [new OpenEnd(["M:C"], ["C"])] },
    ]));

    private static readonly byte[] Findings = FindingsFile.Write("A", [new CodeFinding("SCL1003", false) { File = "a.cs", Line = 1, Path = ["GET /"], Message = "m" }]);

    private static readonly byte[] Log = Encoding.UTF8.GetBytes("""
        { "version": "2.1.0", "runs": [ { "results": [
          { "ruleId": "SCL0002", "properties": { "customProperties": { "kind": "smell", "rule": "SCL1003", "smell": "x", "member": "M:A", "requires": "M:C;M:R", "openEnds": "M:A|M:IA\tA -> B\nM:B\tB" } } },
          { "ruleId": "SCL0002", "properties": { "customProperties": { "kind": "call", "target": "M:T", "member": "M:A", "openEnds": "M:A\tA" } } } ] } ] }
        """);

    [Fact]
    public void MutatedEvidence_IsLaidTogetherOrNothing() => Sample(Evidence, bytes => Use(EvidenceFile.Read(Encoding.UTF8.GetString(bytes))));

    [Fact]
    public void MutatedErrorLog_IsEvidenceOrNothing() => Sample(Log, bytes => Use(EvidenceLog.Read(bytes, "A")));

    [Fact]
    public void MutatedFindings_AreFindingsOrNone() => Sample(Findings, bytes => Assert.All(FindingsFile.Read(bytes), finding => Assert.NotEmpty(finding.RuleId)));

    private static void Sample(byte[] file, Action<byte[]> check) =>
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 40], Gen.Int[0, Snippets.Length - 1].Select(i => Snippets[i])).Array[1, 4]
            .Sample(edits => check(edits.Aggregate(file, (bytes, edit) => Replace(bytes, edit.Item1, edit.Item2, Encoding.UTF8.GetBytes(edit.Item3)))), iter: Fuzz.Tries(3000));

    private static void Use(ProjectEvidence? evidence)
    {
        if (evidence is not null)
        {
            Assert.NotNull(new EvidenceGraph([evidence, evidence with { Assembly = "B" }]).Smells);
            Assert.NotEmpty(EvidenceFile.Write(evidence));
        }
    }

    private static byte[] Replace(byte[] bytes, int start, int count, byte[] by)
    {
        var from = Math.Min(start, bytes.Length);
        var to = Math.Min(from + count, bytes.Length);
        return [.. bytes[..from], .. by, .. bytes[to..]];
    }
}

using System.Text;

namespace ScaleLint.Model.Tests;

public sealed class SarifFindingsTests
{
    // As the C# compiler writes it.
    private const string Log = """
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0", "version": "2.1.0",
          "runs": [ { "results": [
            { "ruleId": "SCL4101", "ruleIndex": 0, "level": "error", "message": { "text": "label" },
              "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///home/me/shop/Metrics%20All.cs" }, "region": { "startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 9 } } } ],
              "suppressions": [ { "kind": "inSource", "justification": "few customers" } ] },
            { "ruleId": "SCL1001", "level": "warning", "message": { "text": "loads" },
              "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///home/me/shop/Ai/Ranker.cs" }, "region": { "startLine": 12, "startColumn": 20 } } } ],
              "properties": { "warningLevel": 1, "customProperties": { "member": "M:Shop.Ranker.Rank", "path": "POST /rank -> Ranker.Rank", "component": "inference" } } },
            { "ruleId": "SCL1006", "message": { "text": "elsewhere" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///other/Shared.cs" }, "region": { "startLine": 1, "startColumn": 1 } } } ] },
            { "ruleId": "SCL1003", "level": "note", "message": { "text": "unproven" } },
            { "ruleId": "SCL0001", "level": "warning", "message": { "text": "a fact" } },
            { "ruleId": "SCL9201", "level": "warning" }, { "ruleId": "CS0168", "level": "warning" }, { "ruleId": "SCL10012" }, { "ruleId": 3 }, { }, [ ], null
          ] } ]
        }
        """;

    [Fact]
    public void Findings_AreReadInTheOrderOfTheSource()
    {
        var findings = SarifFindings.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Log)], "/home/me/shop")!;

        Assert.Equal(["Ai/Ranker.cs(12,20) SCL1001", "Metrics All.cs(7,3) SCL4101", "Shared.cs(1,1) SCL1006"], findings.Select(finding => $"{finding.File}({finding.Line},{finding.Column}) {finding.RuleId}"));
        Assert.Equal(["POST /rank", "Ranker.Rank"], findings[0].Path);
        Assert.Equal(("M:Shop.Ranker.Rank", "loads", false), (findings[0].Member, findings[0].Message, findings[0].IsSuppressed));
        Assert.Equal((true, "few customers"), (findings[1].IsSuppressed, findings[1].Justification));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[ 1 ]")]
    [InlineData("""{ "version": "1.0.0", "runs": [] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": { } }""")]
    [InlineData("""{ "runs": [ { "results": [ ] } ] }""")]
    public void WhatIsNoErrorLog_HasNoAnswer(string text) => Assert.Null(SarifFindings.Read(Encoding.UTF8.GetBytes(text), ""));

    [Fact]
    public void MutatedLog_NeverThrows()
    {
        var log = Encoding.UTF8.GetBytes(Log);
        var random = new Random(20261127);
        for (var run = 0; run < 20_000; run++)
        {
            var mutated = log.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)"{}[]\",:0\\a\0\xFF"[random.Next(12)];
            }

            var findings = SarifFindings.Read(mutated[..random.Next(mutated.Length + 1)], "/home/me/shop");
            Assert.True(findings is null || findings.All(finding => finding.Line >= 0 && finding.File is not null));
        }
    }
}

using System.Text;
using System.Text.Json;

namespace ScaleLint.Model.Tests.Evidence;

public class EvidenceTests
{
    private static OpenEnd End(string member, params string[] path) => new([member], path);

    private static EvidenceItem Smell(string member, params OpenEnd[] ends) => new(EvidenceKind.Smell, member) { RuleId = "SCL1003", Smell = "x", OpenEnds = ends };

    private static EvidenceItem Call(string target, params OpenEnd[] ends) => new(EvidenceKind.Call, "M:C") { Target = target, OpenEnds = ends };

    [Fact]
    public void Graph_LeadsThroughInterfacesThatAThirdProjectImplements()
    {
        var graph = new EvidenceGraph(
        [
            new ProjectEvidence("Data", [Smell("M:Data.Read", new OpenEnd(["M:Data.Load", "M:IData.Load"], ["Data.Load", "Data.Read"]))]),
            new ProjectEvidence("App", [Call("M:IData.Load", End("M:App.Handle", "App.Handle", "App.Ask"))]),
            new ProjectEvidence("Domain", []),
        ]);

        var smell = Assert.Single(graph.Smells);
        Assert.Equal(["M:Data.Load: Data.Load -> Data.Read", "M:IData.Load: Data.Load -> Data.Read", "M:App.Handle: App.Handle -> App.Ask -> Data.Load -> Data.Read"], smell.Ways.Select(way => $"{way.Member}: {string.Join(" -> ", way.Path)}"));
        Assert.Equal(["App", "Data", "Domain"], graph.Assemblies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Graph_LeadsToWhatASmellRequires()
    {
        var read = Smell("M:T", End("M:B", "B")) with { Requires = ["M:Add"] };
        var graph = new EvidenceGraph([EvidenceFile.Read(System.Text.Encoding.UTF8.GetString(EvidenceFile.Write(new ProjectEvidence("A", [read]))))!, new ProjectEvidence("B", [Call("M:Add", End("M:Import", "Import"))])]);
        Assert.Equal(["M:Add", "M:Import"], Assert.Single(graph.Smells).RequiredMembers);
        Assert.Empty(Assert.Single(new EvidenceGraph([new ProjectEvidence("A", [Smell("M:T", End("M:B", "B"))])]).Smells).RequiredMembers);
    }

    [Fact]
    public void Graph_EndsWhereLibrariesCallEachOtherInACircle()
    {
        var graph = new EvidenceGraph([new ProjectEvidence("A", [Smell("M:S", End("M:A", "A")), Call("M:A", End("M:B", "B")), Call("M:B", End("M:A", "A"))])]);

        Assert.Equal(["M:A", "M:B"], Assert.Single(graph.Smells).Ways.Select(way => way.Member));
    }

    [Fact]
    public void Graph_LeavesOutWhatIsAcceptedAndCountsAnAssemblyOnce()
    {
        var accepted = Smell("M:S", End("M:A", "A")) with { Justification = "" };
        var evidence = new ProjectEvidence("A", [accepted, new EvidenceItem(EvidenceKind.Inference, "M:I") { OpenEnds = [End("M:Ask", "Ask")] }, Smell("M:T", End("M:B", "B"))]);
        var graph = new EvidenceGraph([evidence, evidence]);

        Assert.Equal("M:T", Assert.Single(graph.Smells).Item.Member);
        Assert.Equal(["M:Ask"], graph.InferenceMembers);
    }

    [Fact]
    public void File_IsTheSameForFactsInAnyOrder()
    {
        var items = new[] { Smell("M:B", End("M:A", "A")), Call("M:T", End("M:A", "A")), Smell("M:A", End("M:A", "A")) with { Justification = "kept", Ordinal = 2 } };
        var written = EvidenceFile.Write(new ProjectEvidence("A", items));

        Assert.Equal(written, EvidenceFile.Write(new ProjectEvidence("A", [.. items.Reverse()])));
        Assert.Equal(written, Cultures.In("tr-TR", () => EvidenceFile.Write(EvidenceFile.Read(Encoding.UTF8.GetString(written))!)));
    }

    [Fact]
    public void Log_NumbersTheSameSmellAndForgetsTheSameCall()
    {
        var fact = new { ruleId = "SCL0002", properties = new { customProperties = new { kind = "smell", rule = "SCL1003", smell = "x", member = "M:A", openEnds = "M:A|M:IA\tA -> B" } } };
        var call = new { ruleId = "SCL0002", properties = new { customProperties = new { kind = "call", target = "M:T", member = "M:A", openEnds = "M:A\tA" } } };
        var log = JsonSerializer.SerializeToUtf8Bytes(new { version = "2.1.0", runs = new[] { new { results = new object[] { fact, call, fact, call, new { ruleId = "SCL1003" }, 3 } } } });

        var evidence = EvidenceLog.Read(log, "A")!;

        Assert.Equal([1, 2], evidence.Items.Where(item => item.Kind == EvidenceKind.Smell).Select(item => item.Ordinal));
        Assert.Single(evidence.Items, item => item.Kind == EvidenceKind.Call);
        Assert.Equal(["M:A", "M:IA"], evidence.Items[0].OpenEnds[0].Members);
        Assert.Null(EvidenceLog.Read("{}"u8.ToArray(), "A"));
    }

    [Fact]
    public void Findings_ReadBackWithTheirLibrary()
    {
        var finding = new CodeFinding("SCL1003", true) { File = "a.cs", Line = 3, Column = 4, Member = "M:A", Path = ["GET /", "A"], Message = "m", Justification = "why", Library = "Other" };

        Assert.Equal(JsonSerializer.Serialize(finding with { Project = "Data" }), JsonSerializer.Serialize(Assert.Single(FindingsFile.Read(FindingsFile.Write("Data", [finding])))));
        Assert.Equal("GET / -> A (in Other)", finding.ShownPath);
        Assert.Empty(FindingsFile.Read("[1]"u8.ToArray()));
    }
}

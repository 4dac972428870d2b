using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ScaleLint.Model.Tests;

public sealed class ReportTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Nasty =
    [
        "<script>alert(1)</script>", "a\"b'c", "]]>", "&amp;", "| pipe | `code` **bold** [x](y) @team #1 $x$", "\u202Edlrow\u202C \u2066x\u2069", "\uD800 half \uDC00", "\u0000\u0007\u001B[31m\r\n\t", "\uFFFE\uFFFF",
        new string('x', 10_000), string.Concat(Enumerable.Repeat("\uD83D\uDE00", 5_000)),
    ];

    public static TheoryData<int> NastyNames => [.. Enumerable.Range(0, Nasty.Length)];

    [Theory]
    [MemberData(nameof(NastyNames))]
    public void NastyText_ComesOutEscapedEverywhere(int name)
    {
        var report = Report(Nasty[name]);

        var page = XDocument.Parse(HtmlReport.Write(report));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "b" or "img");
        Assert.DoesNotContain(page.DescendantNodes().OfType<XText>(), text => text.Value.Length > 2_000 && text.Parent!.Name.LocalName != "style");
        var markdown = MarkdownReport.Write(report);
        Assert.DoesNotContain("<script", markdown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" @team", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', markdown);
        Assert.All(markdown.Split('\n').Where(line => line.StartsWith('|')), line => Assert.True(Cells(line) is 2 or 3 or 4 or 7, line));
        Assert.True(Encoding.UTF8.GetByteCount(markdown) < 60_000);
        using var log = JsonDocument.Parse(SarifReport.Write([], "scalecost.json", report.Code!.Findings));
        Assert.Equal(report.Code.Findings.Count, log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Equal(6, ConsoleSummary.Of(report).Count);
    }

    [Fact]
    public void Page_NeedsNothingElseAndIsReadableAloud()
    {
        var text = HtmlReport.Write(Full());
        var page = XDocument.Parse(text);

        Assert.DoesNotMatch("(src|href)=|url\\(|@import|<script", text);
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.Single(page.Descendants(Html + "h1"));
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
        Assert.Contains("@media print", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Descendants(Svg + "svg"));
        Assert.All(page.Descendants(Svg + "svg"), image =>
        {
            Assert.Equal("img", image.Attribute("role")!.Value);
            var ids = image.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.All(ids, id => Assert.Single(page.Descendants(), element => element.Attribute("id")?.Value == id && element.Value.Length > 0));
        });
        Assert.All(page.Descendants(Html + "table"), table =>
        {
            Assert.Single(table.Elements(Html + "caption"));
            var columns = table.Element(Html + "thead")!.Descendants(Html + "th").Count();
            Assert.All(table.Element(Html + "tbody")!.Elements(Html + "tr"), row => Assert.Equal(columns, row.Elements().Count()));
        });
    }

    [Fact]
    public void Page_ShowsEverySection()
    {
        var headings = XDocument.Parse(HtmlReport.Write(Full())).Descendants(Html + "h2").Select(heading => heading.Value);

        Assert.Equal(["Forecast", "Cost by component", "What the code adds", "Risk score", "Mitigation plan", "The four tests", "Calibration by past bills"], headings);
    }

    [Fact]
    public void FanChart_DrawsEveryCurveOverAllMonths()
    {
        var page = XDocument.Parse(HtmlReport.Write(Full()));

        var curves = page.Descendants(Svg + "polyline").ToDictionary(curve => curve.Attribute("class")!.Value, curve => Points(curve));
        Assert.Equal(["coded", "expected", "naive", "plan"], curves.Keys.Order(StringComparer.Ordinal));
        Assert.All(curves.Values, points => Assert.Equal(37, points.Count));
        var fan = Points(page.Descendants(Svg + "polygon").Single());
        for (var month = 0; month <= 36; month++)
        {
            // Up is less: the band's upper edge, the expected total, the lower edge.
            Assert.True(fan[month].Y <= curves["expected"][month].Y + 0.11 && curves["expected"][month].Y <= fan[73 - month].Y + 0.11);
        }
    }

    [Fact]
    public void Markdown_HasTheTableTheChartAndTheFindings()
    {
        var lines = MarkdownReport.Write(Full()).Split('\n');

        Assert.Equal("# Cost forecast: recommendations", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("| **total** | **26.4k USD** |", StringComparison.Ordinal));
        Assert.Contains("xychart-beta", lines);
        Assert.Equal(2, lines.Count(line => line.StartsWith("  line [", StringComparison.Ordinal) && line.Split(',').Length == 13));
        Assert.Contains(lines, line => line.StartsWith("| SCL1009 | Chat.cs:3 | POST /ask -&gt; Chat.Ask | costs about ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('f')]
    [InlineData('&')]
    [InlineData('<')]
    [InlineData('\u4E2D')]
    public void ManyFindings_StayBelowTheLimitOfAPullRequest(char character)
    {
        var finding = new CodeFinding("SCL1009", false) { File = new string(character, 500), Line = 1, Path = [.. Enumerable.Repeat(new string(character, 100), 60)], Message = new string(character, 5000) };
        var resources = string.Join(", ", Enumerable.Repeat($$"""{ "resource": "cpu", "name": "{{new string(character, 500)}}", "utilization": 0.1 }""", 60));
        var manifest = Manifests.Read(Manifests.Full.Replace("\"utilization\":      [", $"\"utilization\":      [ {resources},", StringComparison.Ordinal));
        var report = CostModel.Evaluate(manifest, [.. Enumerable.Repeat(finding, 5000)]).Report!;

        var markdown = MarkdownReport.Write(report);
        Assert.True(Encoding.UTF8.GetByteCount(markdown) < 60_000);
        Assert.Contains("and 4980 more.", markdown, StringComparison.Ordinal);
        Assert.Contains("## Failed tests", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void AnyCulture_GivesTheSameBytes(string culture)
    {
        var expected = Render();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Render());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Render() => HtmlReport.Write(Full()) + MarkdownReport.Write(Full()) + Encoding.UTF8.GetString(SarifReport.Write([], "scalecost.json", Full().Code!.Findings));
    }

    private static int Cells(string line)
    {
        var cells = -1;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '|')
            {
                cells++;
            }
        }

        return cells;
    }

    private static List<(double X, double Y)> Points(XElement curve) =>
        [.. curve.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',')).Select(point => (double.Parse(point[0], CultureInfo.InvariantCulture), double.Parse(point[1], CultureInfo.InvariantCulture)))];

    private static CostReport Full() => CostModel.Evaluate(
        Manifests.Read(Manifests.Full),
        [new CodeFinding("SCL1009", false) { File = "Chat.cs", Line = 3, Path = ["POST /ask", "Chat.Ask"] }, new CodeFinding("SCL1003", true) { File = "Cart.cs", Line = 9, Justification = "three rows" }]).Report!;

    private static CostReport Report(string name)
    {
        var quoted = JsonSerializer.Serialize(name);
        var manifest = Manifests.Read(Manifests.Full
            .Replace("\"recommendations\"", quoted, StringComparison.Ordinal)
            .Replace("\"V100 pool\"", quoted, StringComparison.Ordinal)
            .Replace("\"resnet-152\"", quoted, StringComparison.Ordinal)
            .Replace("\"USD\"", quoted, StringComparison.Ordinal));
        return CostModel.Evaluate(manifest, [new CodeFinding("SCL1001", false) { File = name, Line = 1, Message = name, Path = [name, name] }, new CodeFinding("SCL1001", true) { File = name, Justification = name }]).Report!;
    }
}

using System.Text;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>The files that come of an evaluation, by the words of the property <c>ScaleLintReports</c>.</summary>
internal static class ReportFiles
{
    /// <summary>The words, in the order in which files are written.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["json", "md", "html", "sarif"];

    /// <summary>The name of the file of a format.</summary>
    public static string NameOf(string format) => format == "json" ? ScaleCost.ResultFileName : "scalecost.report." + format;

    /// <summary>The content of the file of a format.</summary>
    public static byte[] ContentOf(string format, CostReport report, IReadOnlyList<CostDiagnostic> diagnostics, string manifest) => format switch
    {
        "json" => ResultWriter.Write(report),
        "md" => Encoding.UTF8.GetBytes(MarkdownReport.Write(report)),
        "html" => Encoding.UTF8.GetBytes(HtmlReport.Write(report)),
        _ => SarifReport.Write(diagnostics, manifest, report.Code?.Findings ?? []),
    };
}

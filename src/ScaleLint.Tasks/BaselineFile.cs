using System.Globalization;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>The file <c>scalecost.baseline.json</c>.</summary>
internal static class BaselineFile
{
    /// <summary>Reads a baseline; one that is not there is no problem, and no baseline.</summary>
    public static BaselineReadResult Load(string path)
    {
        if (path.Length == 0)
        {
            return new BaselineReadResult(null, []);
        }

        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > BaselineReader.MaxBytes
                ? new BaselineReadResult(null, [BaselineReader.TooLarge()])
                : BaselineReader.Read(File.ReadAllBytes(path));
        }
        catch (Exception missing) when (FileFailure.IsMissing(missing))
        {
            return new BaselineReadResult(null, []);
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return new BaselineReadResult(null, [Problem($"The baseline cannot be read: {OneLine.Of(failure.Message)}", CostDiagnosticIds.BaselineUnreadable)]);
        }
    }

    /// <summary>Writes a baseline.</summary>
    /// <returns>What to say when it is written, or why it is not.</returns>
    public static (string? Line, CostDiagnostic? Problem) Write(string path, IReadOnlyList<CodeFinding>? findings, CostReport? report)
    {
        if (findings is null)
        {
            return (null, Problem("The baseline is not written, because the code has not been looked at; run the whole build with -p:ScaleLintUpdateBaseline=true", CostDiagnosticIds.ReportUnwritable));
        }

        var baseline = Baseline.Of(findings, report);
        if (ReportFile.Write(path, BaselineWriter.Write(baseline)) is { } reason)
        {
            return (null, Problem($"{Path.GetFileName(path)} cannot be written: {reason}", CostDiagnosticIds.ReportUnwritable));
        }

        var count = baseline.Entries.Sum(entry => (long)entry.Count);
        return ($"ScaleLint: wrote {Path.GetFileName(path)} with {count.ToString(CultureInfo.InvariantCulture)} finding{(count == 1 ? "" : "s")}{(report is null ? "" : " and the forecast")}; commit it", null);
    }

    private static CostDiagnostic Problem(string message, string id) => new(id, DiagnosticLevel.Error, message, SourcePosition.Start);
}

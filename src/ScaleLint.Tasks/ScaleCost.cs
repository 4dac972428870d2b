using Microsoft.Build.Framework;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// Forecasts the cost of a project from its manifest, writes the result and applies the gate. It always runs the whole evaluation:
/// that is cheaper than a cache, and so a build in which nothing changed reports the same diagnostics again.
/// </summary>
public sealed class ScaleCost : ScaleLintTask
{
    /// <summary>The name of the result file.</summary>
    public const string ResultFileName = "scalecost.result.json";

    /// <summary>The full path of the manifest. A file that is not there is no error: the project has no manifest.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The full path of the directory the result is written to.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The full path of a directory that gets a copy of the result; empty for none.</summary>
    public string ReportDirectory { get; set; } = "";

    /// <summary>
    /// The compiler's error log of this project, SARIF 2.1.0, with what ScaleLint found in the code; empty for none. A file that is not there is
    /// no error: the code has not been compiled, or nobody looked.
    /// </summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>The findings files of the libraries that the project references, which its forecast gathers; the metadata <c>MSBuildSourceProjectFile</c> names the project of one.</summary>
    public ITaskItem[] LibraryFindings { get; set; } = [];

    /// <summary>The directory that files are shown relative to in reports; empty for none.</summary>
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Which files to write: <c>json</c>, <c>md</c>, <c>html</c>, <c>sarif</c>, separated by semicolons or commas.</summary>
    public string Reports { get; set; } = string.Join(";", ReportFiles.Formats);

    /// <summary>The full path of a file that the Markdown report is appended to, such as that of the step summary of GitHub Actions; empty for none.</summary>
    public string StepSummaryFile { get; set; } = "";

    /// <summary>The full path of the baseline; empty for none. A file that is not there is no error.</summary>
    public string Baseline { get; set; } = "";

    /// <summary>Whether to write the baseline anew instead of comparing with it.</summary>
    public bool UpdateBaseline { get; set; }

    /// <summary>Whether the gate reports anything; the forecast is made all the same.</summary>
    public bool Gate { get; set; } = true;

    /// <inheritdoc />
    private protected override string MainFile => ManifestFile;

    /// <summary>Whether this run said again what an earlier one had found of the same inputs.</summary>
    internal bool WasReplayed { get; private set; }

    /// <inheritdoc />
    private protected override void Run()
    {
        // A baseline to write and a summary to append to are wanted in every build.
        if (UpdateBaseline || StepSummaryFile.Length > 0 || !File.Exists(ManifestFile))
        {
            Evaluate();
            return;
        }

        var replay = new BuildReplay(OutputDirectory, [ManifestFile, CompilerLog.PathOf(ErrorLog), Baseline, .. LibraryFindings.Select(file => file.ItemSpec)], Inputs());
        WasReplayed = replay.TryReplay(Emit);
        if (!WasReplayed)
        {
            Replay = replay;
            Evaluate();
            Replay?.Save();
        }
    }

    private IEnumerable<string> Inputs() =>
    [
        OutputDirectory, ReportDirectory, ProjectDirectory, Reports, Gate ? "gate" : "", TreatWarningsAsErrors ? "errors" : "", WarningsAsErrors, WarningsNotAsErrors, NoWarn,
        .. LibraryFindings.Select(file => file.GetMetadata("MSBuildSourceProjectFile")),
    ];

    private void Evaluate()
    {
        var content = ManifestContent.Load(ManifestFile);
        if (content.Problem is not null)
        {
            Report(content.Problem);
        }
        else if (content.Bytes is not null)
        {
            Evaluate(content.Bytes);
        }
        else if (UpdateBaseline)
        {
            WriteBaseline(OwnFindings(), null);
        }
    }

    private void Evaluate(byte[] bytes)
    {
        var read = ManifestReader.Read(bytes);
        ReportAll(read.Diagnostics);
        if (read.Manifest is null)
        {
            return;
        }

        var findings = Findings();
        var evaluation = CostModel.Evaluate(read.Manifest, findings, UpdateBaseline ? null : KnownBaseline());
        if (evaluation.Report is not null)
        {
            foreach (var line in ConsoleSummary.Of(evaluation.Report))
            {
                Say(line);
            }

            WriteReports(evaluation);
            if (UpdateBaseline)
            {
                // Without those that the manifest accepts: they are accepted there.
                WriteBaseline(evaluation.Report.Code?.Findings, evaluation.Report);
            }
        }

        ReportAll(evaluation.Diagnostics.Where(IsReported));
    }

    private Baseline? KnownBaseline()
    {
        var read = BaselineFile.Load(Baseline);
        foreach (var problem in read.Diagnostics)
        {
            Report(problem, Baseline);
        }

        return read.Baseline;
    }

    private void WriteBaseline(IReadOnlyList<CodeFinding>? findings, CostReport? report)
    {
        var (line, problem) = BaselineFile.Write(Baseline, findings, report);
        if (line is not null)
        {
            Say(line);
        }

        if (problem is not null)
        {
            Report(problem, Baseline);
        }
    }

    private bool IsReported(CostDiagnostic diagnostic) => Gate || !DiagnosticPolicy.IsOfGate(diagnostic.Id);

    private void WriteReports(CostEvaluation evaluation)
    {
        var asked = Reports.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(format => format.Trim().ToLowerInvariant()).Where(format => format.Length > 0).ToList();
        foreach (var unknown in asked.Except(ReportFiles.Formats))
        {
            Report(new CostDiagnostic(CostDiagnosticIds.UnknownReport, DiagnosticLevel.Error, $"There is no report '{OneLine.Of(unknown)}'; ScaleLintReports takes {string.Join(", ", ReportFiles.Formats)}", SourcePosition.Start));
        }

        var report = evaluation.Report!;
        var diagnostics = evaluation.Diagnostics.Where(IsReported).ToList();
        var files = ReportFiles.Formats
            .Where(format => format == "json" || asked.Contains(format))
            .Select(format => (Name: ReportFiles.NameOf(format), Content: ReportFiles.ContentOf(format, report, diagnostics, Path.GetFileName(ManifestFile))))
            .ToList();
        foreach (var directory in new[] { OutputDirectory, ReportDirectory }.Where(directory => directory.Length > 0))
        {
            Write(directory, files);
        }

        if (StepSummaryFile.Length > 0 && ReportFile.Append(StepSummaryFile, ReportFiles.ContentOf("md", report, diagnostics, "")) is { } reason)
        {
            Report(new CostDiagnostic(CostDiagnosticIds.ReportUnwritable, DiagnosticLevel.Error, $"The step summary cannot be written: {reason}", SourcePosition.Start));
        }
    }

    private void Write(string directory, IEnumerable<(string Name, byte[] Content)> files)
    {
        foreach (var (name, content) in files)
        {
            if (ReportFile.Write(Path.Combine(directory, name), content) is { } reason)
            {
                // What keeps the first file out keeps the others out too. The next build may be luckier, so it tries again.
                Replay = null;
                Report(new CostDiagnostic(CostDiagnosticIds.ReportUnwritable, DiagnosticLevel.Error, $"{name} cannot be written to {directory}: {reason}", SourcePosition.Start));
                return;
            }

            Replay?.AddOutput(Path.Combine(directory, name));
        }
    }

    private List<CodeFinding>? Findings()
    {
        var gathered = Tasks.LibraryFindings.Gather(LibraryFindings, ProjectDirectory).ToList();
        return OwnFindings() is { } own ? [.. own, .. gathered] : gathered.Count > 0 ? gathered : null;
    }

    private IReadOnlyList<CodeFinding>? OwnFindings()
    {
        var log = CompilerLog.Load(ErrorLog);
        var findings = log.Content is null ? null : SarifFindings.Read(log.Content, ProjectDirectory);
        if (log.Problem is not null)
        {
            Report(log.Unreadable("the findings in the code are unknown"));
        }
        else if (log.Content is not null && findings is null)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", log.OfAnotherForm("the findings in the code are unknown"));
        }

        return findings;
    }

    private void ReportAll(IEnumerable<CostDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Report(diagnostic);
        }
    }

    private void Report(CostDiagnostic diagnostic) => Report(diagnostic, ManifestFile);
}

using Microsoft.Build.Framework;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// Turns the compiler's error log of a library into two files beside its assembly: the evidence, which the compilations of the projects that reference it read, and the findings,
/// which the host's forecast gathers. A file whose content is the same is not touched.
/// </summary>
public sealed class ScaleLintEvidence : ScaleLintTask
{
    /// <summary>The compiler's error log, SARIF 2.1.0.</summary>
    [Required]
    public string ErrorLog { get; set; } = "";

    /// <summary>The simple name of the assembly.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>The full path of the directory that the assembly goes to.</summary>
    [Required]
    public string TargetDirectory { get; set; } = "";

    /// <summary>The directory that files are shown relative to.</summary>
    public string ProjectDirectory { get; set; } = "";

    /// <inheritdoc />
    private protected override string MainFile => ErrorLog;

    /// <inheritdoc />
    private protected override void Run()
    {
        var log = CompilerLog.Load(ErrorLog);
        if (log.Problem is not null)
        {
            Report(log.Unreadable($"nobody learns what {AssemblyName} does"), log.Path);
        }
        else if (log.Content is null)
        {
            // Nothing was compiled yet.
        }
        else if (EvidenceLog.Read(log.Content, AssemblyName) is { } evidence && SarifFindings.Read(log.Content, ProjectDirectory) is { } findings)
        {
            Write(EvidenceFile.Suffix, EvidenceFile.Write(evidence));
            Write(FindingsFile.Suffix, FindingsFile.Write(AssemblyName, findings));
        }
        else
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", log.OfAnotherForm($"nobody learns what {AssemblyName} does"));
        }
    }

    private void Write(string suffix, byte[] content)
    {
        var name = AssemblyName + suffix;
        if (ReportFile.Write(Path.Combine(TargetDirectory, name), content) is { } reason)
        {
            Report(new CostDiagnostic(CostDiagnosticIds.ReportUnwritable, DiagnosticLevel.Error, $"{name} cannot be written to {TargetDirectory}: {reason}", SourcePosition.Start), Path.Combine(TargetDirectory, name));
        }
    }
}

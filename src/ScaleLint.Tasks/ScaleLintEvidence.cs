using System.Security;
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
        // The compiler's own syntax: a path, and the version of the format behind a comma.
        var path = ErrorLog.Split(',')[0].Trim();
        try
        {
            var log = File.ReadAllBytes(path);
            if (EvidenceLog.Read(log, AssemblyName) is { } evidence && SarifFindings.Read(log, ProjectDirectory) is { } findings)
            {
                Write(EvidenceFile.Suffix, EvidenceFile.Write(evidence));
                Write(FindingsFile.Suffix, FindingsFile.Write(AssemblyName, findings));
                return;
            }

            Log.LogMessage(MessageImportance.Normal, "{0}", $"ScaleLint: {Path.GetFileName(path)} is no SARIF 2.1.0, so nobody learns what {AssemblyName} does; add ',version=2.1' to the property ErrorLog");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            // Nothing was compiled yet.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException)
        {
            Report(new CostDiagnostic(CostDiagnosticIds.ErrorLogUnreadable, DiagnosticLevel.Warning, $"The compiler's error log cannot be read, so nobody learns what {AssemblyName} does: {OneLine.Of(failure.Message)}", SourcePosition.Start), path);
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

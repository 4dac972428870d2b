using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Writes the first manifest of a project from what its packages and its code show. An existing one is never touched.</summary>
public sealed class ScaleCostInit : ScaleLintTask
{
    /// <summary>The full path of the manifest to write.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The name of the system.</summary>
    public string SystemName { get; set; } = "";

    /// <summary>The day month 0 stands for, <c>yyyy-MM-dd</c>; empty for that of <see cref="SourceDateEpoch"/>, or today.</summary>
    public string AsOf { get; set; } = "";

    /// <summary>Seconds since 1970, as builds that can be reproduced pin their clock; empty for none.</summary>
    public string SourceDateEpoch { get; set; } = "";

    /// <summary>The packages that the project uses.</summary>
    public string[] Packages { get; set; } = [];

    /// <summary>The compiler's error log, SARIF 2.1.0; a file that is not there is no error.</summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>The directory that files are shown relative to.</summary>
    public string ProjectDirectory { get; set; } = "";

    /// <inheritdoc />
    private protected override string MainFile => ManifestFile;

    /// <inheritdoc />
    private protected override void Run()
    {
        if (File.Exists(ManifestFile) || Directory.Exists(ManifestFile))
        {
            ReportExisting();
        }
        else if (Day() is { } day)
        {
            Write(new StarterFacts(SystemName, day.AsOf, day.Origin, Packages, Findings()));
        }
    }

    private (DateTime AsOf, string Origin)? Day()
    {
        if (AsOf.Trim().Length > 0)
        {
            if (DateTime.TryParseExact(AsOf.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked))
            {
                return (asked, "from the property ScaleCostAsOf");
            }

            Report(new CostDiagnostic(CostDiagnosticIds.InvalidAsOf, DiagnosticLevel.Error, $"ScaleCostAsOf must be a date in the form yyyy-MM-dd, and is '{OneLine.Of(AsOf)}'", SourcePosition.Start), ManifestFile);
            return null;
        }

        if (long.TryParse(SourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800)
        {
            return (new DateTime(1970, 1, 1).AddSeconds(seconds).Date, "from SOURCE_DATE_EPOCH");
        }

        // The one look at a clock in all of ScaleLint, and it is said. From then on the day stands in a file.
        return (DateTime.UtcNow.Date, "today, by the clock of the machine that wrote this");
    }

    private void Write(StarterFacts facts)
    {
        var content = Encoding.UTF8.GetBytes(StarterManifest.Write(facts));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ManifestFile)!);

            // Two targets may run at once: the first one wins.
            using var stream = new FileStream(ManifestFile, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            stream.Write(content, 0, content.Length);
        }
        catch (IOException) when (File.Exists(ManifestFile))
        {
            ReportExisting();
            return;
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            Report(new CostDiagnostic(CostDiagnosticIds.ReportUnwritable, DiagnosticLevel.Error, $"The manifest cannot be written: {OneLine.Of(failure.Message)}", SourcePosition.Start), ManifestFile);
            return;
        }

        Say($"ScaleLint: wrote {Path.GetFileName(ManifestFile)} as of {facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} ({facts.AsOfOrigin}); replace what it marks as assumed, then build");
        if (facts.Findings is null)
        {
            Say("  the code could not be looked at, so the manifest knows the packages only");
        }
    }

    private void ReportExisting() => Report(
        new CostDiagnostic(
            CostDiagnosticIds.ManifestExists,
            DiagnosticLevel.Error,
            $"{Path.GetFileName(ManifestFile)} is there already and is not overwritten; delete it first, or name another file with -p:ScaleCostManifest=<file>",
            SourcePosition.Start),
        ManifestFile);

    private IReadOnlyList<CodeFinding>? Findings() => CompilerLog.Load(ErrorLog).Content is { } log ? SarifFindings.Read(log, ProjectDirectory) : null;
}

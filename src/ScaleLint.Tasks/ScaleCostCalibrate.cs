using System.Text;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Calibrates the exponents of a manifest by the bills of past months, and writes a block to paste into it.</summary>
public sealed class ScaleCostCalibrate : ScaleLintTask
{
    /// <summary>The name of the file with the block.</summary>
    public const string BlockFileName = "scalecost.calibration.json";

    /// <summary>The full path of the bill, a cost file in the FOCUS 1.x format.</summary>
    public string Billing { get; set; } = "";

    /// <summary>The full path of the table of drivers: month, users, requests, dataGb, models.</summary>
    public string Drivers { get; set; } = "";

    /// <summary>The tag of the bill that names the component of a resource.</summary>
    public string ComponentTag { get; set; } = FocusBill.DefaultTag;

    /// <summary>The full path of the manifest, whose architecture gives the model's own exponents. A file that is not there is no error.</summary>
    public string ManifestFile { get; set; } = "";

    /// <summary>The full path of the directory that the block is written to.</summary>
    public string OutputDirectory { get; set; } = "";

    /// <summary>The full path of a directory that gets a copy; empty for none.</summary>
    public string ReportDirectory { get; set; } = "";

    /// <inheritdoc />
    private protected override string MainFile => Billing.Length > 0 ? Billing : ManifestFile;

    /// <inheritdoc />
    private protected override void Run()
    {
        if (!IsGiven(Billing, "Billing", "a cost file in the FOCUS format") | !IsGiven(Drivers, "Drivers", "a table with the columns month, users, requests, dataGb, models"))
        {
            return;
        }

        var bill = new FocusBill(ComponentTag.Trim().Length > 0 ? ComponentTag.Trim() : FocusBill.DefaultTag);
        bill.Read(Billing);
        ReportAll(bill.Problems, Billing);
        var drivers = new DriverTable();
        drivers.Read(Drivers);
        ReportAll(drivers.Problems, Drivers);
        var manifest = Manifest();
        if (!Log.HasLoggedErrors)
        {
            Calibrate(bill, drivers, manifest);
        }
    }

    private void Calibrate(FocusBill bill, DriverTable drivers, Manifest? manifest)
    {
        var calibration = BillCalibration.Of(manifest, bill.Currency, bill.Months, drivers.Months);
        calibration = calibration with { Notes = [.. bill.Notes, .. calibration.Notes] };
        if (calibration.History.Count == 0)
        {
            var reasons = calibration.Notes.Count > 0 ? ": " + string.Join("; ", calibration.Notes) : "";
            Report(new CostDiagnostic(CostDiagnosticIds.NothingToCalibrate, DiagnosticLevel.Error, $"No whole month has both usage of a known component and its driver{reasons}", SourcePosition.Start), Billing);
            return;
        }

        var block = CalibrationText.Block(calibration);
        foreach (var line in CalibrationText.Summary(calibration))
        {
            Say(line);
        }

        Say("  to paste into the manifest, from " + BlockFileName + ":");
        foreach (var line in block.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            Say("  " + line);
        }

        foreach (var directory in new[] { OutputDirectory, ReportDirectory }.Where(directory => directory.Length > 0))
        {
            if (ReportFile.Write(Path.Combine(directory, BlockFileName), Encoding.UTF8.GetBytes(block)) is { } reason)
            {
                Report(new CostDiagnostic(CostDiagnosticIds.ReportUnwritable, DiagnosticLevel.Error, $"{BlockFileName} cannot be written to {directory}: {reason}", SourcePosition.Start), Billing);
            }
        }
    }

    private bool IsGiven(string path, string property, string what)
    {
        if (path.Length > 0)
        {
            return true;
        }

        Report(new CostDiagnostic(CostDiagnosticIds.TableUnreadable, DiagnosticLevel.Error, $"ScaleCostCalibrate needs {what}: add -p:{property}=<file>", SourcePosition.Start), ManifestFile);
        return false;
    }

    private Manifest? Manifest()
    {
        var content = ManifestContent.Load(ManifestFile);
        if (content.Problem is not null)
        {
            Report(content.Problem, ManifestFile);
        }

        if (content.Bytes is null)
        {
            return null;
        }

        var read = ManifestReader.Read(content.Bytes);
        ReportAll(read.Diagnostics, ManifestFile);
        return read.Manifest;
    }

    private void ReportAll(IEnumerable<CostDiagnostic> diagnostics, string file)
    {
        foreach (var diagnostic in diagnostics)
        {
            Report(diagnostic, file);
        }
    }
}

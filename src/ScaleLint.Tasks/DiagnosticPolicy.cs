using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// What the properties of a project make of a diagnostic. TreatWarningsAsErrors and its relatives are the compiler's, so MSBuild does not
/// apply them to the warnings of a task. (<c>-warnaserror</c> and MSBuildTreatWarningsAsErrors are MSBuild's; it applies them by itself.)
/// </summary>
/// <param name="treatWarningsAsErrors">Whether every warning is an error.</param>
/// <param name="warningsAsErrors">Warnings that are errors.</param>
/// <param name="warningsNotAsErrors">Warnings that stay warnings.</param>
/// <param name="noWarn">Diagnostics that are silent.</param>
internal sealed class DiagnosticPolicy(bool treatWarningsAsErrors, string warningsAsErrors, string warningsNotAsErrors, string noWarn)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> _asErrors = IdsOf(warningsAsErrors);
    private readonly HashSet<string> _notAsErrors = IdsOf(warningsNotAsErrors);
    private readonly HashSet<string> _silent = IdsOf(noWarn);

    /// <summary>Whether a diagnostic is a verdict of the gate (SCL92xx), which is a matter of taste, and not a fault.</summary>
    public static bool IsOfGate(string id) => id.StartsWith("SCL92", StringComparison.Ordinal);

    /// <summary>How to report a diagnostic; null for not at all. Faults of the manifest cannot be silenced: without it nothing is checked.</summary>
    public DiagnosticLevel? LevelOf(CostDiagnostic diagnostic)
    {
        if (diagnostic.Level == DiagnosticLevel.Info)
        {
            return _silent.Contains(diagnostic.Id) ? null : DiagnosticLevel.Info;
        }

        var canBeSilent = diagnostic.Level == DiagnosticLevel.Warning || IsOfGate(diagnostic.Id);
        if (canBeSilent && _silent.Contains(diagnostic.Id))
        {
            return null;
        }

        var isPromoted = (treatWarningsAsErrors && !_notAsErrors.Contains(diagnostic.Id)) || _asErrors.Contains(diagnostic.Id);
        return isPromoted ? DiagnosticLevel.Error : diagnostic.Level;
    }

    private static HashSet<string> IdsOf(string list) =>
        new(list.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}

using System.Globalization;

namespace ScaleLint.Model;

/// <summary>What the gate says about the code: <c>gate.claims</c> and <c>gate.findings</c>.</summary>
internal static class CodeGate
{
    /// <summary>The outcome of both; a pass where nobody looked at the code.</summary>
    public static GateOutcome OutcomeOf(CostReport report)
    {
        if (report.Code is not { } code)
        {
            return GateOutcome.Pass;
        }

        var claims = code.Contradictions.Count > 0 ? report.Manifest.Gate.Claims : GateLevel.Off;
        var findings = Unaccepted(report).Count > 0 ? report.Manifest.Gate.Findings : GateLevel.Off;
        return claims == GateLevel.Error || findings == GateLevel.Error ? GateOutcome.Fail
            : claims == GateLevel.Warn || findings == GateLevel.Warn ? GateOutcome.Warn
            : GateOutcome.Pass;
    }

    /// <summary>What to tell the user: each contradicted claim at its place, and the findings once.</summary>
    public static IEnumerable<CostDiagnostic> Diagnose(CostReport report)
    {
        if (report.Code is not { } code)
        {
            yield break;
        }

        if (LevelOf(report.Manifest.Gate.Claims) is { } claims)
        {
            foreach (var contradiction in code.Contradictions)
            {
                yield return new CostDiagnostic(CostDiagnosticIds.ContradictedClaim, claims, MessageOf(contradiction, code), contradiction.Position);
            }
        }

        var unaccepted = Unaccepted(report);
        var count = unaccepted.Count;
        if (count > 0 && LevelOf(report.Manifest.Gate.Findings) is { } findings)
        {
            var rules = string.Join(", ", unaccepted.Select(finding => finding.RuleId).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal));
            yield return new CostDiagnostic(
                CostDiagnosticIds.FindingsGate,
                findings,
                $"The code has {Count(count, "finding")} ({rules}) and the gate allows none; mend them, or accept them with a reason in 'suppressions'",
                report.Manifest.Components.Position);
        }
    }

    /// <summary>The findings that count: with a baseline, those of the members that have more than it allows.</summary>
    private static IReadOnlyList<CodeFinding> Unaccepted(CostReport report)
    {
        var findings = report.Code!.Unsuppressed;
        if (report.Baseline is { } comparison)
        {
            var worse = new HashSet<(string, string)>(comparison.Worse.Select(excess => KeyOf(excess.First)));
            findings = findings.Where(finding => worse.Contains(KeyOf(finding)));
        }

        return [.. findings];
    }

    private static (string RuleId, string Place) KeyOf(CodeFinding finding) => (finding.RuleId, Baseline.PlaceOf(finding.Member, finding.File));

    private static string MessageOf(ClaimContradiction contradiction, CodeAssessment code)
    {
        var places = code.Unsuppressed.Where(finding => contradiction.ContradictedBy.Contains(finding.RuleId)).ToList();
        var first = places[0];
        var path = first.Path.Count > 0 ? $", reached by {first.ShownPath}" : "";
        var others = places.Count > 1 ? $" and at {Count(places.Count - 1, "other place")}" : "";
        return $"The code contradicts {contradiction.Claim}: {first.RuleId} at {Quoted.WithoutControls(first.File)}({first.Line.ToString(CultureInfo.InvariantCulture)}){Quoted.WithoutControls(path)}{others}";
    }

    private static DiagnosticLevel? LevelOf(GateLevel level) => level switch
    {
        GateLevel.Error => DiagnosticLevel.Error,
        GateLevel.Warn => DiagnosticLevel.Warning,
        _ => null,
    };

    private static string Count(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}

using System.Globalization;

namespace ScaleLint.Model;

/// <summary>Applies the <c>suppressions</c> of a manifest. Time is <c>asOf</c>, never the clock, so a commit always gets the same verdict.</summary>
internal static class Suppressions
{
    /// <summary>The findings, those accepted by the manifest marked as suppressed with its reason.</summary>
    public static IReadOnlyList<CodeFinding> Apply(Manifest manifest, IReadOnlyList<CodeFinding> findings)
    {
        var valid = manifest.Suppressions.Where(suppression => !HasExpired(suppression, manifest)).ToList();
        return valid.Count == 0 ? findings :
        [
            .. findings.Select(finding => !finding.IsSuppressed && valid.Find(suppression => Matches(suppression, finding)) is { } accepted
                ? finding with { IsSuppressed = true, Justification = accepted.Reason }
                : finding),
        ];
    }

    /// <summary>One warning for each suppression whose last day is before <c>asOf</c>.</summary>
    public static IEnumerable<CostDiagnostic> Expired(Manifest manifest) => manifest.Suppressions
        .Where(suppression => HasExpired(suppression, manifest))
        .Select(suppression => new CostDiagnostic(
            CostDiagnosticIds.ExpiredSuppression,
            DiagnosticLevel.Warning,
            $"The suppression of {Quoted.Of(suppression.Id)} expired on {suppression.Expires!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} and counts no more; mend what it accepts, or give it a later date",
            suppression.Position));

    private static bool Matches(Suppression suppression, CodeFinding finding) =>
        suppression.Id == finding.RuleId && (suppression.Target is null || suppression.Target == finding.Member);

    private static bool HasExpired(Suppression suppression, Manifest manifest) => suppression.Expires is { } last && last < manifest.AsOf;
}

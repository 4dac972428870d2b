namespace ScaleLint.Model;

/// <summary>What the code says about the system, beside what its manifest declares.</summary>
/// <param name="Findings">Every finding, suppressed ones too, in the order of file and line.</param>
/// <param name="Prices">By rule, what a finding costs; rules without a price are absent.</param>
/// <param name="Contradictions">The claims of the manifest that the code contradicts.</param>
/// <param name="Forecast">The forecast as coded; null where it leaves the range of numbers.</param>
public sealed record CodeAssessment(
    IReadOnlyList<CodeFinding> Findings,
    IReadOnlyDictionary<string, FindingPrice> Prices,
    IReadOnlyList<ClaimContradiction> Contradictions,
    CostForecast? Forecast)
{
    /// <summary>The findings that count.</summary>
    public IEnumerable<CodeFinding> Unsuppressed => Findings.Where(finding => !finding.IsSuppressed);

    /// <summary>Assesses the code.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="found">What was found.</param>
    /// <param name="declared">The forecast as declared.</param>
    internal static CodeAssessment Of(Manifest manifest, IReadOnlyList<CodeFinding> found, CostForecast declared)
    {
        var findings = Suppressions.Apply(manifest, found);
        var rules = findings.Where(finding => !finding.IsSuppressed).Select(finding => finding.RuleId).Distinct(StringComparer.Ordinal).ToList();
        var prices = new FindingPrices(manifest);
        var priced = new Dictionary<string, FindingPrice>(StringComparer.Ordinal);
        foreach (var rule in findings.Select(finding => finding.RuleId).Distinct(StringComparer.Ordinal))
        {
            if (prices.Of(rule) is { } price)
            {
                priced.Add(rule, price);
            }
        }

        // Where the code adds nothing, and that is the aim, the forecast need not be made twice.
        var coded = CodedManifest.Apply(manifest, rules);
        return new CodeAssessment(findings, priced, ClaimCheck.Of(manifest, findings), ReferenceEquals(coded, manifest) ? declared : Forecaster.Forecast(coded, out _));
    }
}

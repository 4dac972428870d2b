namespace ScaleLint.Model;

/// <summary>The ledger of the score as rows: the driver, its points, and the most it can have.</summary>
internal static class LedgerRows
{
    public static IReadOnlyList<(string Name, double Points, double Most)> Of(RiskLedger ledger) =>
    [
        ("growth", ledger.Growth, 45),
        ("caching", ledger.Caching, 12),
        ("retention", ledger.Retention, 12),
        ("telemetry", ledger.Telemetry, 8),
        ("utilization", ledger.Utilization, 8),
        ("complexity", ledger.Complexity, 5),
        ("team", ledger.Team, 10),
        ("findings in the code", ledger.CodeFindings, 25),
        ("contradicted claims", ledger.Contradictions, 15),
    ];
}

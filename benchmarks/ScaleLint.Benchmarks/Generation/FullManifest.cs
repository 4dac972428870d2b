namespace ScaleLint.Benchmarks.Generation;

/// <summary>A manifest with every kind of key, the longest retention that is forecast bucket by bucket, and history for the calibration.</summary>
internal static class FullManifest
{
    /// <summary>The file.</summary>
    public static string Json { get; } = $$"""
        {
          "version": 1, "system": "recommendations", "currency": "USD", "asOf": "2026-11-01",
          "traffic": { "users": 100000, "requestsPerDay": 500000,
            "growth": { "usersPer12Months": { "value": 10, "low": 6, "high": 14 }, "requestsPerUserPer12Months": 1, "dataPer12Months": 5, "modelsPer12Months": 5 } },
          "components": {
            "inference":  { "costPerMonth": 12000, "architecture": "large-context", "hosting": "self-hosted", "cacheHitRate": 0.1, "plannedCacheHitRate": 0.3, "plannedByMonth": 12,
                            "contextTokens": 800, "contextTokensPer12Months": 2, "attentionShare": null, "modelSizeMb": 440, "latencyMs": 85, "gpuUtilization": 0.25 },
            "pipeline":   { "costPerMonth": 900, "pattern": "self-hosted-kafka" },
            "training":   { "costPerMonth": 6000, "strategy": "full-history", "runsPer12MonthsFactor": 1.5 },
            "storage":    { "costPerMonth": 3000, "ingestGbPerMonth": 5000, "retentionDays": null, "ageMonths": 120 },
            "telemetry":  { "costPerMonth": 450, "labels": [ { "name": "customer", "growsWith": "users" }, { "name": "region", "growsWith": "none" } ], "metricsPer12Months": 1.2 },
            "operations": { "costPerMonth": 4000, "models": 3, "deploymentsPerMonth": 12, "mlEngineers": 2, "infrastructureEngineers": 1 }
          },
          "measurements": {
            "costPerRequest":  [ { "requestsPerDay": 1000, "cost": 0.012 }, { "requestsPerDay": 10000, "cost": 0.018 }, { "requestsPerDay": 100000, "cost": 0.027 } ],
            "utilization":     [ { "resource": "gpu-online", "name": "V100 pool", "units": 4, "utilization": 0.18, "price": "ec2.p3.2xlarge" }, { "resource": "cpu", "utilization": 0.7 } ],
            "modelCandidates": [ { "name": "resnet-152", "complexity": 60, "accuracy": 0.952, "deployed": true }, { "name": "efficientnet-b3", "complexity": 12, "accuracy": 0.95 } ],
            "history":         [ {{string.Join(", ", Enumerable.Range(0, 36).Select(i => FormattableString.Invariant(
                $"{{ \"month\": \"{2023 + (i / 12)}-{(i % 12) + 1:00}\", \"component\": \"inference\", \"cost\": {900 + (i * i * 7)}, \"driver\": {8000 + (i * 900)} }}")))}} ]
          },
          "gate": { "preset": "strict", "costAtMonth12": [ { "level": "warn", "max": 100000 } ], "exponent": [ { "level": "warn", "max": 1.2 } ], "findings": "warn", "baseline": "error" },
          "budgets": [ { "month": 6, "max": 60000 }, { "month": 12, "max": 250000 } ],
          "mitigations": { "budget": 100000 },
          "suppressions": [ { "id": "SCL1003", "target": "M:Shop.Service1.Load(System.Int32)", "reason": "three rows", "expires": "2027-01-31" } ]
        }
        """;
}

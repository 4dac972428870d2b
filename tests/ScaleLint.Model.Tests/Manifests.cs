namespace ScaleLint.Model.Tests;

/// <summary>Manifests for tests.</summary>
internal static class Manifests
{
    /// <summary>The manifest of the contract, with every key.</summary>
    public const string Full = """
        {
          "$schema": "scalecost.schema.json", "version": 1, "system": "recommendations", "currency": "USD", "asOf": "2026-11-01",
          "traffic": { "users": 100000, "requestsPerDay": 500000,
            "growth": { "usersPer12Months": 10, "requestsPerUserPer12Months": 1, "dataPer12Months": 5 /* default: users */, "modelsPer12Months": 5 } },
          "components": {
            "inference":  { "costPerMonth": 12000, "architecture": "stateless-cached", "growthExponent": 1.0, "hosting": "self-hosted", // or "token-api"
                            "cacheHitRate": 0.0, "plannedCacheHitRate": 0.3, "plannedByMonth": 12, "contextTokens": 800, "contextTokensPer12Months": 1, "attentionShare": null,
                            "modelSizeMb": 440, "latencyMs": 85, "gpuUtilization": 0.45 },
            "pipeline":   { "costPerMonth": 900, "pattern": "batch", "growthExponent": null },
            "training":   { "costPerMonth": 6000, "strategy": "full-history", "growthExponent": { "value": 1.3, "low": 1.2, "high": 1.6, "source": "measured", "note": "three years" }, "runsPer12MonthsFactor": 1 },
            "storage":    { "costPerMonth": 3000, "ingestGbPerMonth": 5000, "retentionDays": 365, "ageMonths": 18,
                            "tiers": [ { "afterDays": 0, "pricePerGbMonth": 0.023 }, { "afterDays": 30, "pricePerGbMonth": 0.0125 }, { "afterDays": 90, "pricePerGbMonth": 0.0036 } ] },
            "telemetry":  { "costPerMonth": 450, "labels": [ { "name": "customer", "growsWith": "users" } ], "metricsPer12Months": 1 },
            "operations": { "costPerMonth": 4000, "models": 1, "deploymentsPerMonth": 4, "mlEngineers": 2, "infrastructureEngineers": 1, "model": "component" },
          },
          "measurements": {
            "costPerRequest":   [ { "requestsPerDay": 1000, "cost": 0.012 } ],
            "utilization":      [ { "resource": "gpu-online", "name": "V100 pool", "units": 4, "utilization": 0.18, "costPerMonth": 20000 } ],
            "modelCandidates":  [ { "name": "resnet-152", "complexity": 60, "accuracy": 0.952, "deployed": true } ],
            "history":          [ { "month": "2026-01", "component": "inference", "cost": 9000, "driver": 80000 } ]
          },
          "gate":    { "riskScore": [ { "level": "warn", "max": 70 }, { "level": "error", "max": 85 } ], "costAtMonth12": [], "costAtMonth36": [], "exponent": [], "claims": "warn", "findings": "off" },
          "budgets": [ { "month": 12, "max": 250000 } ],
          "mitigations": { "budget": 100000 },
          "suppressions": [ { "id": "SCL1003", "target": "M:Shop.Cart.Load", "reason": "required", "expires": "2027-01-31" } ],
        }
        """;

    /// <summary>The smallest manifest with an inference bill, plus what a test adds to it.</summary>
    /// <param name="inference">More keys of the inference component, each led by a comma.</param>
    /// <param name="growth">More keys of the growth, each led by a comma.</param>
    /// <param name="components">More components, each led by a comma.</param>
    /// <param name="rest">More keys of the manifest, each led by a comma.</param>
    public static string Minimal(string inference = "", string growth = "", string components = "", string rest = "") =>
        $$"""
        { "version": 1, "asOf": "2026-11-01",
          "traffic": { "users": 10000, "growth": { "usersPer12Months": 10 {{growth}} } },
          "components": { "inference": { "costPerMonth": 8000 {{inference}} } {{components}} }
          {{rest}} }
        """;

    /// <summary>Reads a manifest that must be right.</summary>
    public static Manifest Read(string json)
    {
        var result = ManifestReader.Read(json);
        Assert.Empty(result.Diagnostics);
        return result.Manifest!;
    }

    /// <summary>Evaluates a manifest that must have a forecast.</summary>
    public static CostReport Evaluate(string json) => CostModel.Evaluate(Read(json)).Report!;
}

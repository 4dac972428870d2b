namespace ScaleLint.Model;

/// <summary>Compares what the manifest claims with what was found in the code (contract, section 6).</summary>
internal static class ClaimCheck
{
    /// <summary>The claims that unsuppressed findings contradict, in the order of the manifest's keys.</summary>
    public static IReadOnlyList<ClaimContradiction> Of(Manifest manifest, IReadOnlyList<CodeFinding> findings)
    {
        var found = new HashSet<string>(findings.Where(finding => !finding.IsSuppressed).Select(finding => finding.RuleId), StringComparer.Ordinal);
        var components = manifest.Components;
        var contradictions = new List<ClaimContradiction>();
        if (components.Inference is { } inference)
        {
            if (inference.CacheHitRate is { Value: > 0 } hitRate)
            {
                Check("components.inference.cacheHitRate", hitRate.Position, "SCL1006");
            }

            if (inference.Architecture is InferenceArchitecture.StatelessCached or InferenceArchitecture.StatelessUncached)
            {
                Check("components.inference.architecture", inference.Position, "SCL1011", "SCL1012");
            }
        }

        if (components.Training is { Strategy: TrainingStrategy.Static } training)
        {
            Check("components.training.strategy", training.Position, "SCL3001");
        }

        if (components.Storage is { RetentionDays: { } days })
        {
            Check("components.storage.retentionDays", days.Position, "SCL4001", "SCL4005");
        }

        if (components.Telemetry is { Labels: { } labels } telemetry && labels.All(label => label.GrowsWith != LabelGrowth.Users))
        {
            Check("components.telemetry.labels", telemetry.Position, "SCL4101");
        }

        return contradictions;

        void Check(string claim, SourcePosition position, params string[] rules)
        {
            var contradicting = rules.Where(found.Contains).ToList();
            if (contradicting.Count > 0)
            {
                contradictions.Add(new ClaimContradiction(claim, contradicting) { Position = position });
            }
        }
    }
}

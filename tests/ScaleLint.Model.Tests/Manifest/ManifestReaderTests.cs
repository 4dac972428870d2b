using System.Text;

namespace ScaleLint.Model.Tests;

public sealed class ManifestReaderTests
{
    [Fact]
    public void FullManifest_IsRead()
    {
        var manifest = Manifests.Read(Manifests.Full);

        Assert.Equal("recommendations", manifest.System);
        Assert.Equal(new DateTime(2026, 11, 1), manifest.AsOf);
        Assert.Equal(InferenceArchitecture.StatelessCached, manifest.Components.Inference!.Architecture);
        Assert.Null(manifest.Components.Inference.AttentionShare);
        Assert.Equal((1.3, 1.2, 1.6), (manifest.Components.Training!.GrowthExponent!.Value, manifest.Components.Training.GrowthExponent.Low, manifest.Components.Training.GrowthExponent.High));
        Assert.Equal(EstimateSource.Measured, manifest.Components.Training.GrowthExponent.Source);
        Assert.Equal("three years", manifest.Components.Training.GrowthExponent.Note);
        Assert.Equal([0, 30, 90], manifest.Components.Storage!.Tiers.Select(tier => tier.AfterDays.Value));
        Assert.Equal(LabelGrowth.Users, Assert.Single(manifest.Components.Telemetry!.Labels!).GrowsWith);
        Assert.Equal(MeasuredResource.GpuOnline, Assert.Single(manifest.Measurements.Utilization).Resource);
        Assert.True(Assert.Single(manifest.Measurements.ModelCandidates).IsDeployed);
        Assert.Equal(new DateTime(2026, 1, 1), Assert.Single(manifest.Measurements.History).Month);
        Assert.Equal([GateLevel.Warn, GateLevel.Error], manifest.Gate.RiskScore.Select(threshold => threshold.Level));
        Assert.Equal((12, 250000), (Assert.Single(manifest.Budgets).Month, manifest.Budgets[0].Max));
        Assert.Equal(100000, manifest.MitigationBudget!.Value);
        Assert.Equal(new DateTime(2027, 1, 31), Assert.Single(manifest.Suppressions).Expires);
    }

    [Fact]
    public void LeftOutValues_AreUnknownAndNotZero()
    {
        var manifest = Manifests.Read(Manifests.Minimal(components: """, "storage": { "costPerMonth": 1 }, "training": {} """));

        Assert.Null(manifest.Components.Inference!.CacheHitRate);
        Assert.Null(manifest.Traffic.RequestsPerDay);
        Assert.False(manifest.Components.Storage!.KeepsForEver);
        Assert.Null(manifest.Components.Storage.RetentionDays);
        Assert.Equal([ComponentNames.Training], manifest.Components.WithUnknownCost);
        Assert.Equal("USD", manifest.Currency);
        Assert.Equal([70, 85], manifest.Gate.RiskScore.Select(threshold => threshold.Max));
    }

    [Fact]
    public void NullRetention_MeansForEver() =>
        Assert.True(Manifests.Read(Manifests.Minimal(components: """, "storage": { "costPerMonth": 1, "retentionDays": null } """)).Components.Storage!.KeepsForEver);

    /// <summary>Each text replaces the inference component of a manifest; the problem is looked for at the marker |.</summary>
    [Theory]
    [InlineData("""{ "costPerMonth": |-1 }""", "SCL9004", "at least 0")]
    [InlineData("""{ "costPerMonth": |1e999 }""", "SCL9004", "too large")]
    [InlineData("""{ "costPerMonth": |"12" }""", "SCL9003", "must be a number, and is text")]
    [InlineData("""{ "costPerMonth": |null }""", "SCL9003", "null")]
    [InlineData("""{ "costPerMonth": |true }""", "SCL9003", "true or false")]
    [InlineData("""{ "costPerMonth": |[1] }""", "SCL9003", "a list")]
    [InlineData("""{ "costPerMonth": |0 }""", "SCL9004", "above 0")]
    [InlineData("""|[]""", "SCL9003", "must be an object")]
    [InlineData("""{ "costPerMonth": 1, |"cacheHitrate": 0.1 }""", "SCL9002", "did you mean 'cacheHitRate'?")]
    [InlineData("""{ "costPerMonth": 1, |"chaceHitRate": 0.1 }""", "SCL9002", "did you mean 'cacheHitRate'?")]
    [InlineData("""{ "costPerMonth": 1, |"zzzzzzzz": 0.1 }""", "SCL9002", "nearest is")]
    [InlineData("""{ "costPerMonth": 1, "cacheHitRate": |1 }""", "SCL9004", "at least 0 and below 1")]
    [InlineData("""{ "costPerMonth": 1, "cacheHitRate": |-0.1 }""", "SCL9004", "at least 0 and below 1")]
    [InlineData("""{ "costPerMonth": 1, "gpuUtilization": |45 }""", "SCL9004", "at most 1")]
    [InlineData("""{ "costPerMonth": 1, "plannedByMonth": |0 }""", "SCL9004", "above 0")]
    [InlineData("""{ "costPerMonth": 1, |"costPerMonth": 2 }""", "SCL9005", "'costPerMonth' is already set")]
    [InlineData("""{ "costPerMonth": 1, "architecture": |"stateless" }""", "SCL9006", "stateless-cached")]
    [InlineData("""{ "costPerMonth": 1, "architecture": |"large_context" }""", "SCL9006", "did you mean 'large-context'?")]
    [InlineData("""{ "costPerMonth": |{ "low": 1 } }""", "SCL9007", "costPerMonth.value is required")]
    [InlineData("""{ "costPerMonth": { "value": 2, "low": |3 } }""", "SCL9004", "low must not be above")]
    [InlineData("""{ "costPerMonth": { "value": 2, "high": |1 } }""", "SCL9004", "high must not be below")]
    [InlineData("""{ "costPerMonth": { "value": 2, "low": |-1 } }""", "SCL9004", "at least 0")]
    [InlineData("""{ "costPerMonth": { "value": 2, "source": |"guessed" } }""", "SCL9006", "assumed")]
    [InlineData("""{ "costPerMonth": { "value": |{ "value": 2 } } }""", "SCL9003", "a number, and is an object")]
    [InlineData("""{ "costPerMonth": 1, "latencyMs": |NaN }""", "SCL9001", "JSON")]
    [InlineData("""{ "costPerMonth": 1 "latencyMs": 2 }""", "SCL9001", "JSON")]
    [InlineData("""{ "costPerMonth": 1, "architecture": |"\ud800" }""", "SCL9001", "surrogate")]
    public void BadInference_IsReportedAtItsPlace(string inference, string id, string message)
    {
        var lead = "{\n  \"version\": 1, \"asOf\": \"2026-11-01\",\n  \"traffic\": { \"users\": 1, \"growth\": { \"usersPer12Months\": 2 } },\n  \"components\": { /* é */ \"inference\": ";
        var result = ManifestReader.Read(lead + inference.Replace("|", "") + " }\n}\n");

        Assert.Null(result.Manifest);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.Message);
        Assert.Equal(4, diagnostic.Position.Line);
        if (inference.IndexOf('|') is var marker and >= 0)
        {
            Assert.Equal("""  "components": { /* é */ "inference": """.Length + marker + 1, diagnostic.Position.Column);
        }
    }

    [Theory]
    [InlineData("""[ { "afterDays": |1, "pricePerGbMonth": 1 } ]""", "SCL9004", "start at afterDays 0")]
    [InlineData("""[ { "afterDays": 0, "pricePerGbMonth": 1 }, { "afterDays": |0, "pricePerGbMonth": 1 } ]""", "SCL9004", "ascending")]
    [InlineData("""[ { "afterDays": 0, "pricePerGbMonth": 1 }, { "afterDays": 30, "pricePerGbMonth": 1 }, { "afterDays": |20, "pricePerGbMonth": 1 } ]""", "SCL9004", "ascending")]
    [InlineData("""[ { "afterDays": 0, "pricePerGbMonth": |-1 } ]""", "SCL9004", "at least 0")]
    [InlineData("""[ |{ "afterDays": 0 } ]""", "SCL9007", "components.storage.tiers[0].pricePerGbMonth is required")]
    [InlineData("""|{ "afterDays": 0 }""", "SCL9003", "must be a list")]
    public void BadTiers_AreReportedAtTheirPlace(string tiers, string id, string message)
    {
        var lead = """{ "version": 1, "asOf": "2026-11-01", "traffic": { "users": 1, "growth": { "usersPer12Months": 2 } }, "components": { "storage": { "costPerMonth": 1, "tiers": """;
        var diagnostic = Assert.Single(ManifestReader.Read(lead + tiers.Replace("|", "") + " } } }").Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.Message);
        Assert.Equal(new SourcePosition(1, lead.Length + tiers.IndexOf('|') + 1), diagnostic.Position);
    }

    [Theory]
    [InlineData("", "SCL9001", "JSON")]
    [InlineData("  \n ", "SCL9001", "JSON")]
    [InlineData("// nothing", "SCL9001", "JSON")]
    [InlineData("null", "SCL9003", "must be an object, and is null")]
    [InlineData("[]", "SCL9003", "must be an object, and is a list")]
    [InlineData("{} {}", "SCL9001", "JSON")]
    public void NoManifest_IsReported(string json, string id, string message)
    {
        var result = ManifestReader.Read(json);

        Assert.Null(result.Manifest);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Id == id && diagnostic.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void EmptyObject_NamesAllThatIsRequired()
    {
        var diagnostics = ManifestReader.Read("{}").Diagnostics;

        Assert.Equal(["version is required", "asOf is required", "traffic is required", "components is required"], diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.All(diagnostics, diagnostic => Assert.Equal((CostDiagnosticIds.MissingKey, new SourcePosition(1, 1)), (diagnostic.Id, diagnostic.Position)));
    }

    [Fact]
    public void ComponentsWithoutAnyCost_AreReported() =>
        Assert.Contains("At least one component with costPerMonth", Assert.Single(
            ManifestReader.Read(Manifests.Minimal().Replace("\"costPerMonth\": 8000", "")).Diagnostics).Message);

    [Fact]
    public void ManyProblems_AreReportedInOneGoInFileOrder()
    {
        var result = ManifestReader.Read("""
            { "version": 2, "asOf": "1.11.2026", "versoin": 1,
              "traffic": { "users": 0, "growth": { "usersPer12Months": -3, "usersPer12Months": 1 } },
              "components": { "inference": { "costPerMonth": "x", "architecture": "none" } } }
            """);

        Assert.Equal(
            [("SCL9004", 1), ("SCL9004", 1), ("SCL9002", 1), ("SCL9004", 2), ("SCL9004", 2), ("SCL9005", 2), ("SCL9003", 3), ("SCL9006", 3)],
            result.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Position.Line)));
    }

    [Fact]
    public void BrokenEnd_StillReportsWhatCameBefore()
    {
        var result = ManifestReader.Read("{ \"version\": 1, \"asOff\": \"2026-11-01\",\n \"components\": { \"inference\": { \"costPerMonth\": -1,");

        Assert.Equal(["SCL9002", "SCL9004", "SCL9001"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(5000, true)]
    public void Depth_IsLimitedTo64(int depth, bool isTooDeep)
    {
        var diagnostics = ManifestReader.Read("{\"x\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}").Diagnostics;

        Assert.Equal(isTooDeep, diagnostics.Any(diagnostic => diagnostic.Id == CostDiagnosticIds.TooLarge));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == CostDiagnosticIds.Unreadable);
    }

    [Fact]
    public void OneMebibyte_IsTheLimit()
    {
        var full = Encoding.UTF8.GetBytes(Manifests.Minimal());
        byte[] atLimit = [.. full, .. Enumerable.Repeat((byte)' ', ManifestReader.MaxBytes - full.Length)];

        Assert.NotNull(ManifestReader.Read(atLimit).Manifest);
        Assert.Equal(CostDiagnosticIds.TooLarge, Assert.Single(ManifestReader.Read([.. atLimit, (byte)' ']).Diagnostics).Id);
    }

    [Fact]
    public void ByteOrderMark_IsSkippedAndNotCounted()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "{ \"x\": 1 }"u8];

        Assert.Contains(ManifestReader.Read(bytes).Diagnostics, diagnostic => diagnostic is { Id: "SCL9002", Position: { Line: 1, Column: 3 } });
        Assert.NotNull(ManifestReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Manifests.Full)]).Manifest);
    }

    [Fact]
    public void InvalidUtf8_IsReportedAtTheByte() =>
        Assert.Equal(
            new CostDiagnostic("SCL9001", DiagnosticLevel.Error, "The manifest is not UTF-8 text", new SourcePosition(2, 3)),
            Assert.Single(ManifestReader.Read([(byte)'{', (byte)'\n', (byte)' ', (byte)' ', 0xFF, (byte)'}']).Diagnostics));

    [Fact]
    public void Utf16File_IsReported() =>
        Assert.Equal("SCL9001", Assert.Single(ManifestReader.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Manifests.Minimal())]).Diagnostics).Id);

    [Theory]
    [InlineData("\r\n", 3)]
    [InlineData("\n", 3)]
    [InlineData("\r", 3)]
    public void AnyLineEnd_CountsOnce(string lineEnd, int line) =>
        Assert.Contains(
            ManifestReader.Read("{" + lineEnd + lineEnd + "\"x\": 1}").Diagnostics,
            diagnostic => diagnostic.Id == "SCL9002" && diagnostic.Position == new SourcePosition(line, 1));

    [Fact]
    public void TextOfTheFile_NeverBreaksTheLineOfAMessage()
    {
        var diagnostics = ManifestReader.Read("{ \"a\\nb\\u2028c\\u001b[31m" + new string('x', 500) + "\": 1 }").Diagnostics;

        var unknown = Assert.Single(diagnostics, diagnostic => diagnostic.Id == "SCL9002");
        Assert.DoesNotContain(unknown.Message, character => char.IsControl(character) || character == '\u2028');
        Assert.InRange(unknown.Message.Length, 1, 300);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void AnyCulture_ReadsTheSame(string culture)
    {
        var manifest = Cultures.In(culture, () => Manifests.Read(Manifests.Full));
        var broken = Manifests.Minimal(inference: ", \"gpuUtilization\": 1.5, \"LATENCYMS\": 3");

        Assert.Equal(new DateTime(2026, 11, 1), manifest.AsOf);
        Assert.Equal(0.0125, manifest.Components.Storage!.Tiers[1].PricePerGbMonth.Value);
        Assert.Equal(ManifestReader.Read(broken).Diagnostics, Cultures.In(culture, () => ManifestReader.Read(broken)).Diagnostics);
    }
}

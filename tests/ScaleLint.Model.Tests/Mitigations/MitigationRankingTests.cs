namespace ScaleLint.Model.Tests;

public sealed class MitigationRankingTests
{
    [Theory]
    [InlineData(""", "cacheHitRate": 0.3""", "cache")]
    [InlineData(""", "architecture": "batch" """, "batch-requests")]
    [InlineData(""", "architecture": "compressed" """, "distillation")]
    [InlineData(""", "hosting": "token-api" """, "quantization")]
    [InlineData(""", "architecture": "adaptive-routing" """, "adaptive-routing")]
    [InlineData("", "right-size")]
    [InlineData(""", "modelSizeMb": 51""", "edge-inference")]
    [InlineData(""", "modelSizeMb": 5, "architecture": "edge" """, "edge-inference")]
    [InlineData("", "managed-streaming")]
    [InlineData("", "data-lifecycle")]
    public void MitigationInPlaceOrImpossible_IsNotListed(string inference, string id) =>
        Assert.DoesNotContain(Manifests.Evaluate(Manifests.Minimal(inference)).Mitigations, value => value.Mitigation.Id == id);

    [Theory]
    [InlineData(""", "modelSizeMb": 50""", "edge-inference", 3, 68750, 0.73)]
    [InlineData(""", "gpuUtilization": 0.39""", "right-size", 1, 625, 0.3)]
    public void ApplicableMitigation_IsListed(string inference, string id, int phase, double cost, double saving)
    {
        var value = Assert.Single(Manifests.Evaluate(Manifests.Minimal(inference)).Mitigations, value => value.Mitigation.Id == id);

        Assert.Equal(phase, value.Mitigation.Phase);
        Assert.Equal(cost, value.Mitigation.Cost);
        Assert.Equal(saving, value.Mitigation.Saving, 1e-12);
    }

    [Fact]
    public void ComponentWithoutCost_HasNoMitigations() =>
        Assert.DoesNotContain(
            Manifests.Evaluate(Manifests.Minimal(components: """, "storage": { "retentionDays": null } """)).Mitigations,
            value => value.Mitigation.Component == ComponentNames.Storage);

    [Fact]
    public void MitigationThatNeverPays_HasNoPayback()
    {
        var json = Manifests.Minimal(components: """, "pipeline": { "costPerMonth": 1, "pattern": "self-hosted-kafka" } """).Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": 1");
        var value = Assert.Single(Manifests.Evaluate(json).Mitigations, value => value.Mitigation.Id == "managed-streaming");

        Assert.Null(value.PaybackMonth);
        Assert.Equal((12 * 0.625 - 68750) / 68750, value.Roi12, 1e-12);
    }
}

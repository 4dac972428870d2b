using CsCheck;

namespace ScaleLint.Model.Tests.Starter;

public sealed class StarterManifestTests
{
    private static readonly DateTime Day = new(2026, 11, 1);

    private static readonly string[] Packages =
        ["OpenAI", "azure.ai.openai", "Microsoft.ML.OnnxRuntime.Managed", "Confluent.Kafka", "Azure.Storage.Blobs", "prometheus-net.AspNetCore", "Serilog", "Microsoft.ML.Tokenizers"];

    private static readonly string[] Rules =
        ["SCL1001", "SCL1006", "SCL1011", "SCL1012", "SCL2001", "SCL2002", "SCL3001", "SCL3002", "SCL3003", "SCL4001", "SCL4005", "SCL4101", "SCL4103", "SCL5001"];

    [Fact]
    public void NothingKnown_IsAManifestAllTheSame()
    {
        var manifest = Write();

        Assert.Equal(("shop", Day), (manifest.System, manifest.AsOf));
        Assert.Equal(EstimateSource.Assumed, manifest.Traffic.Users.Source);
        Assert.Equal(EstimateSource.Assumed, manifest.Components.Inference!.CostPerMonth!.Source);
        Assert.Null(manifest.Components.Inference.Hosting);
        Assert.Null(manifest.Components.Storage);
    }

    [Theory]
    [InlineData("OpenAI", Hosting.TokenApi)]
    [InlineData("AWSSDK.BedrockRuntime", Hosting.TokenApi)]
    [InlineData("Microsoft.ML.OnnxRuntime", Hosting.SelfHosted)]
    [InlineData("microsoft.ml", Hosting.SelfHosted)]
    [InlineData("Microsoft.ML.Tokenizers", null)]
    [InlineData("OpenAI.Fakes", null)]
    public void Package_TellsTheHosting(string package, Hosting? hosting) => Assert.Equal(hosting, Write([package]).Components.Inference!.Hosting);

    [Fact]
    public void BothKindsOfPackages_LeaveTheHostingOpenAndSaySo()
    {
        Assert.Null(Write(["OpenAI", "LLamaSharp"]).Components.Inference!.Hosting);
        Assert.Contains("// \"hosting\": \"token-api\" or \"self-hosted\", whichever costs more: the project uses OpenAI, and LLamaSharp\n", Text(["OpenAI", "LLamaSharp"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_FillInWhatTheyContradict()
    {
        var components = Write(
            [],
            Found("SCL1006"), Found("SCL1011"), Found("SCL2002"), Found("SCL3001"), Found("SCL4002"), Found("SCL4101", "Metric label 'customer' (user.Id: one per user) makes one time series per value: ...")).Components;

        Assert.Equal(0, components.Inference!.CacheHitRate!.Value);
        Assert.Equal(InferenceArchitecture.PerUserFineTuned, components.Inference.Architecture);
        Assert.Equal(PipelinePattern.HighCardinalityJoin, components.Pipeline!.Pattern);
        Assert.Equal(TrainingStrategy.PerUser, components.Training!.Strategy);
        Assert.True(components.Storage!.KeepsForEver);
        Assert.Equal([new TelemetryLabel("customer", LabelGrowth.Users)], components.Telemetry!.Labels);
    }

    [Fact]
    public void Findings_AreTheReasonBesideTheKey() =>
        Assert.Contains("\"cacheHitRate\": 0, // SCL1006 at Services/Ranker.cs(12)\n", Text([], Found("SCL1006")), StringComparison.Ordinal);

    [Fact]
    public void AManifestOfTheFindings_IsNotContradictedByThem()
    {
        var found = Rules.Select(rule => Found(rule)).ToList();
        var evaluation = CostModel.Evaluate(Write([], [.. found]), found);

        Assert.Empty(evaluation.Report!.Code!.Contradictions);
    }

    [Fact]
    public void SuppressedFindings_DoNotCount() => Assert.Null(Write([], Found("SCL1006") with { IsSuppressed = true }).Components.Inference!.CacheHitRate);

    [Fact]
    public void WhatNobodyKnows_IsNotFilledIn()
    {
        var components = Write(["OpenAI", "Azure.Storage.Blobs", "prometheus-net", "Confluent.Kafka"]).Components;

        Assert.Null(components.Inference!.CacheHitRate);
        Assert.Equal(["pipeline", "storage", "telemetry"], components.WithUnknownCost);
        Assert.False(components.Storage!.KeepsForEver);
        Assert.Null(components.Telemetry!.Labels);
        Assert.Null(components.Pipeline!.Pattern);
    }

    [Fact]
    public void Gate_DoesNotFailABuildOnAssumedNumbers() => Assert.NotEqual(GateOutcome.Fail, CostModel.Evaluate(Write(Packages, [.. Rules.Select(rule => Found(rule))])).Report!.Outcome);

    [Fact]
    public void AnyFacts_GiveAManifestWithoutErrors() =>
        Gen.Select(Gen.String, Gen.Int[0, Packages.Length - 1].Select(i => Packages[i]).Array[0, 5], Gen.Select(Gen.Int[0, Rules.Length - 1].Select(i => Rules[i]), Gen.String, Gen.OneOf(Gen.String, Gen.Const("Metric label 'a // \"b' is"))).Array[0, 6], Gen.Bool)
            .Sample(
                (system, packages, findings, looked) =>
                {
                    var found = findings.Select(finding => Found(finding.Item1, finding.Item3) with { File = finding.Item2 }).ToArray();
                    var json = StarterManifest.Write(new StarterFacts(system, Day, "pinned", packages, looked ? found : null));
                    var read = ManifestReader.Read(json);
                    Assert.Empty(read.Diagnostics);
                    Assert.True(JsonSchemaTests.IsValid(json));
                    Assert.DoesNotContain('\r', json);
                },
                iter: Fuzz.Tries(2000));

    private static Manifest Write(string[]? packages = null, params CodeFinding[] findings)
    {
        var json = Text(packages ?? [], findings);
        Assert.True(JsonSchemaTests.IsValid(json));
        return Manifests.Read(json);
    }

    private static string Text(string[] packages, params CodeFinding[] findings) => StarterManifest.Write(new StarterFacts("shop", Day, "from the property ScaleCostAsOf", packages, findings));

    private static CodeFinding Found(string rule, string message = "") => new(rule, false) { File = "Services/Ranker.cs", Line = 12, Message = message };
}

using System.Text.Json;
using Json.Schema;

namespace ScaleLint.Model.Tests;

/// <summary>The JSON schema in the package helps editors; it must say what the reader says.</summary>
public sealed class JsonSchemaTests
{
    private static readonly string SchemaText = Load();

    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);

    public static TheoryData<string> Valid =>
    [
        Manifests.Full,
        Manifests.Minimal(),
        Manifests.Minimal(", \"cacheHitRate\": { \"value\": 0.5, \"low\": 0.4, \"high\": 0.6, \"source\": \"measured\", \"note\": \"\" }"),
        Manifests.Minimal(components: ", \"storage\": { \"retentionDays\": null, \"tiers\": [] }, \"training\": { \"growthExponent\": null }"),
        Manifests.Minimal(rest: ", \"prices\": [ { \"id\": \"s3.standard\", \"value\": 0.02, \"checkedOn\": \"2026-10-01\", \"source\": \"contract\" } ]"),
        Manifests.Minimal(rest: ", \"gate\": {}, \"budgets\": [], \"measurements\": {}, \"suppressions\": []"),
    ];

    /// <summary>One of each kind of problem a schema can express, in several places.</summary>
    public static TheoryData<string> Invalid =>
    [
        "[]",
        "null",
        "{}",
        Manifests.Minimal().Replace("\"version\": 1", "\"version\": 2"),
        Manifests.Minimal().Replace("\"version\": 1,", ""),
        Manifests.Minimal().Replace("2026-11-01", "2026-13-01"),
        Manifests.Minimal().Replace("2026-11-01", "1.11.2026"),
        Manifests.Minimal().Replace("\"users\": 10000", "\"users\": 0"),
        Manifests.Minimal().Replace("\"users\": 10000", "\"users\": \"many\""),
        Manifests.Minimal().Replace("\"users\": 10000,", ""),
        Manifests.Minimal().Replace("\"usersPer12Months\": 10", "\"usersPer12Months\": -1"),
        Manifests.Minimal().Replace("\"usersPer12Months\": 10", ""),
        Manifests.Minimal().Replace("\"costPerMonth\": 8000", ""),
        Manifests.Minimal().Replace("\"costPerMonth\": 8000", "\"costPerMonth\": -1"),
        Manifests.Minimal().Replace("\"costPerMonth\": 8000", "\"costPerMonth\": null"),
        Manifests.Minimal(", \"cacheHitrate\": 0.5"),
        Manifests.Minimal(", \"cacheHitRate\": 1"),
        Manifests.Minimal(", \"cacheHitRate\": { \"low\": 0.4 }"),
        Manifests.Minimal(", \"cacheHitRate\": { \"value\": 0.4, \"source\": \"guess\" }"),
        Manifests.Minimal(", \"cacheHitRate\": { \"value\": { \"value\": 0.4 } }"),
        Manifests.Minimal(", \"architecture\": \"stateless\""),
        Manifests.Minimal(", \"architecture\": null"),
        Manifests.Minimal(", \"growthExponent\": 11"),
        Manifests.Minimal(components: ", \"storage\": []"),
        Manifests.Minimal(components: ", \"storage\": { \"retentionDays\": 0 }"),
        Manifests.Minimal(components: ", \"storage\": { \"tiers\": [ { \"afterDays\": 0 } ] }"),
        Manifests.Minimal(components: ", \"database\": { \"costPerMonth\": 1 }"),
        Manifests.Minimal(components: ", \"telemetry\": { \"labels\": [ { \"name\": \"a\", \"growsWith\": \"time\" } ] }"),
        Manifests.Minimal(rest: ", \"budgets\": [ { \"month\": 37, \"max\": 1 } ]"),
        Manifests.Minimal(rest: ", \"budgets\": [ { \"month\": 1.5, \"max\": 1 } ]"),
        Manifests.Minimal(rest: ", \"budgets\": { \"month\": 1, \"max\": 1 }"),
        Manifests.Minimal(rest: ", \"gate\": { \"riskScore\": [ { \"level\": \"fatal\", \"max\": 1 } ] }"),
        Manifests.Minimal(rest: ", \"gate\": { \"claims\": true }"),
        Manifests.Minimal(rest: ", \"suppressions\": [ { \"id\": \"SCL1003\" } ]"),
        Manifests.Minimal(rest: ", \"prices\": [ { \"id\": \"s3.standart\", \"value\": 0.02 } ]"),
        Manifests.Minimal(rest: ", \"prices\": [ { \"id\": \"s3.standard\", \"value\": -1 } ]"),
        Manifests.Minimal(rest: ", \"prices\": [ { \"id\": \"s3.standard\" } ]"),
        Manifests.Minimal(rest: ", \"prices\": [ { \"id\": \"s3.standard\", \"value\": 1, \"checkedOn\": \"today\" } ]"),
        Manifests.Minimal(rest: ", \"measurements\": { \"utilization\": [ { \"resource\": \"cpu\", \"utilization\": 0.5, \"price\": \"s3.standard\" } ] }"),
        Manifests.Minimal(rest: ", \"measurements\": { \"modelCandidates\": [ { \"name\": \"a\", \"complexity\": 1, \"accuracy\": 1, \"deployed\": 1 } ] }"),
        Manifests.Minimal(rest: ", \"measurements\": { \"history\": [ { \"month\": \"2026-1\", \"component\": \"inference\", \"cost\": 1, \"driver\": 1 } ] }"),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void ValidManifest_PassesSchemaAndReader(string json)
    {
        Assert.Empty(ManifestReader.Read(json).Diagnostics);
        Assert.True(IsValid(json));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void InvalidManifest_FailsSchemaAndReader(string json)
    {
        Assert.NotEmpty(ManifestReader.Read(json).Diagnostics);
        Assert.False(IsValid(json));
    }

    [Fact]
    public void EveryKeyOfTheReader_IsInTheSchemaAndTheOtherWayRound()
    {
        using var schema = JsonDocument.Parse(SchemaText);

        var compared = CompareKeys(ManifestSchema.Manifest, schema.RootElement, "");

        Assert.InRange(compared, 90, int.MaxValue);
    }

    private static int CompareKeys(Shape shape, JsonElement schema, string path)
    {
        switch (shape)
        {
            case ObjectShape keys:
                var properties = schema.GetProperty("properties");
                Assert.Equal(keys.Keys.Order(StringComparer.Ordinal), properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
                Assert.Equal(
                    keys.Required.Order(StringComparer.Ordinal),
                    schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(key => key.GetString()!).Order(StringComparer.Ordinal) : []);
                return keys.Keys.Sum(key => 1 + CompareKeys(keys.Find(key)!, properties.GetProperty(key), path + "." + key));
            case ListShape list:
                return CompareKeys(list.Element, schema.GetProperty("items"), path + "[]");
            case WordShape words:
                Assert.Equal(words.Words, schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!));
                return 0;
            case NumberShape number:
                Assert.Equal(number.AllowsNull, schema.TryGetProperty("anyOf", out _));
                return 0;
            default:
                return 0;
        }
    }

    internal static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static string Load()
    {
        using var reader = new StreamReader(typeof(JsonSchemaTests).Assembly.GetManifestResourceStream("scalecost.schema.json")!);
        return reader.ReadToEnd();
    }
}

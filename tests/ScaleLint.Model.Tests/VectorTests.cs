using System.Text.Json;

namespace ScaleLint.Model.Tests;

/// <summary>The worked cases of the contract, computed by an independent implementation.</summary>
public sealed class VectorTests
{
    private static readonly JsonElement Vectors = Load();

    public static TheoryData<string> CaseNames => [.. Vectors.GetProperty("cases").EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void WorkedCase_IsReproduced(string name)
    {
        var vector = Vectors.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        var report = Manifests.Evaluate(vector.GetProperty("manifest").GetRawText());
        using var result = JsonDocument.Parse(ResultWriter.Write(report));

        var compared = Compare(vector.GetProperty("expected"), result.RootElement, "");

        // Guards against a comparison that finds nothing to compare.
        Assert.InRange(compared, 40, int.MaxValue);
    }

    [Fact]
    public void AllCasesOfTheContract_AreThere() => Assert.Equal(7, CaseNames.Count);

    /// <summary>Compares every value of the expected JSON with the actual one and counts them.</summary>
    private static int Compare(JsonElement expected, JsonElement actual, string path)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return expected.EnumerateObject().Sum(member => Compare(member.Value, ValueOf(actual, member.Name, path), path + "." + member.Name));
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                return expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((pair, i) => Compare(pair.First, pair.Second, $"{path}[{i}]")).Sum();
            case JsonValueKind.Number:
                var tolerance = Vectors.GetProperty("tolerance").GetDouble() * Math.Max(Math.Abs(expected.GetDouble()), 1e-9);
                Assert.True(Math.Abs(expected.GetDouble() - actual.GetDouble()) <= tolerance, $"{path}: expected {expected}, got {actual}");
                return 1;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{path}: expected {expected}, got {actual}");
                return 1;
        }
    }

    private static JsonElement ValueOf(JsonElement actual, string key, string path)
    {
        Assert.True(actual.TryGetProperty(key, out var value), $"{path}.{key} is missing");
        return value;
    }

    private static JsonElement Load()
    {
        using var stream = typeof(VectorTests).Assembly.GetManifestResourceStream("vectors.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}

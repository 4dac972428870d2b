using System.Text.Json;

namespace ScaleLint.Model.Tests;

/// <summary>
/// What SARIF 2.1.0 (OASIS) asks of the objects that a report of ScaleLint is made of: no other properties than it names, the required ones, and the values it allows.
/// </summary>
internal static class SarifFormat
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        var log = document.RootElement;
        Only(log, "$schema", "version", "runs");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Only(run, "tool", "columnKind", "results");
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());

        Only(run.GetProperty("tool"), "driver");
        var driver = run.GetProperty("tool").GetProperty("driver");
        Only(driver, "name", "informationUri", "rules");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        Assert.True(Uri.IsWellFormedUriString(driver.GetProperty("informationUri").GetString(), UriKind.Absolute));
        var rules = driver.GetProperty("rules").EnumerateArray().Select(Rule).ToList();
        Assert.Equal(rules.Count, rules.Distinct(StringComparer.Ordinal).Count());

        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            CheckResult(result, rules);
        }
    }

    private static string Rule(JsonElement rule)
    {
        Only(rule, "id", "helpUri");
        Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
        return rule.GetProperty("id").GetString()!;
    }

    private static void CheckResult(JsonElement result, List<string> rules)
    {
        Only(result, "ruleId", "level", "message", "locations", "suppressions");
        Assert.Contains(result.GetProperty("ruleId").GetString()!, rules);
        Assert.Contains(result.GetProperty("level").GetString()!, Levels);
        Only(result.GetProperty("message"), "text");
        Assert.Equal(JsonValueKind.String, result.GetProperty("message").GetProperty("text").ValueKind);
        foreach (var location in result.GetProperty("locations").EnumerateArray())
        {
            Only(location, "physicalLocation");
            var physical = location.GetProperty("physicalLocation");
            Only(physical, "artifactLocation", "region");
            Only(physical.GetProperty("artifactLocation"), "uri");
            Assert.True(Uri.IsWellFormedUriString(physical.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute));
            if (physical.TryGetProperty("region", out var region))
            {
                Only(region, "startLine", "startColumn");
                Assert.InRange(region.GetProperty("startLine").GetInt32(), 1, int.MaxValue);
                Assert.InRange(region.GetProperty("startColumn").GetInt32(), 1, int.MaxValue);
            }
        }

        foreach (var suppression in result.TryGetProperty("suppressions", out var suppressions) ? suppressions.EnumerateArray().ToList() : [])
        {
            Only(suppression, "kind", "justification");
            Assert.Contains(suppression.GetProperty("kind").GetString()!, new[] { "inSource", "external" });
        }
    }

    private static void Only(JsonElement element, params string[] names) => Assert.All(element.EnumerateObject().Select(member => member.Name), name => Assert.Contains(name, names));
}

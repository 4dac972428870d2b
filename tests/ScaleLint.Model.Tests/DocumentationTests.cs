using System.Text.RegularExpressions;

namespace ScaleLint.Model.Tests;

/// <summary>The pages say what the code does: every key of the manifest, and every diagnostic of the build.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Ids =>
        [.. typeof(CostDiagnosticIds).GetFields().Select(constant => (string)constant.GetValue(null)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void EveryKeyOfTheManifest_IsOnItsPage()
    {
        var documented = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Read("manifest.md").Split('\n'))
        {
            if (line.StartsWith('|') || line.StartsWith('#'))
            {
                documented.UnionWith(Code().Matches(line).SelectMany(match => match.Groups[1].Value.Replace("[]", "", StringComparison.Ordinal).Split('.')));
            }
        }

        var missing = KeysOf(ManifestSchema.Manifest, "").Where(key => !documented.Contains(key.Name)).Select(key => key.Path);

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryWordOfTheManifest_IsOnItsPage()
    {
        var page = Read("manifest.md");

        // The names of prices stand in their own file.
        var missing = WordsOf(ManifestSchema.Manifest).Except(PriceCatalogue.Ids()).Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticOfTheBuild_HasAPage(string id)
    {
        var page = Read("rules/" + id);

        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        if (id != CostDiagnosticIds.InternalError)
        {
            Assert.Contains("\n## How to fix\n", page, StringComparison.Ordinal);
            Assert.Contains("\n## When to ignore\n", page, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Name, string Path)> KeysOf(Shape shape, string path) => shape switch
    {
        ObjectShape keys => keys.SelectMany(member => KeysOf(member.Value, path + "." + member.Key).Prepend((member.Key, (path + "." + member.Key).TrimStart('.')))),
        ListShape list => KeysOf(list.Element, path),
        _ => [],
    };

    private static IEnumerable<string> WordsOf(Shape shape) => (shape switch
    {
        ObjectShape keys => keys.SelectMany(member => WordsOf(member.Value)),
        ListShape list => WordsOf(list.Element),
        WordShape words => words.Words,
        _ => [],
    }).Distinct(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(DocumentationTests).Assembly.GetManifestResourceStream(name);
        Assert.True(stream is not null, $"There is no page for {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}

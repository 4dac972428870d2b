using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>A ScaleLint diagnostic at its place. <paramref name="File"/> is relative to the project, with forward slashes; <paramref name="Line"/> counts from 1.</summary>
public sealed partial record Finding(string Id, string File, int Line)
{
    /// <summary>The diagnostics of a build's output, in the order of file, line and id.</summary>
    public static IReadOnlyList<Finding> InOutput(string output, string projectFolder) => Sorted(
        from match in DiagnosticLine().Matches(output)
        select new Finding(match.Groups["id"].Value, Relative(projectFolder, match.Groups["file"].Value), Number(match.Groups["line"].Value)));

    /// <summary>What the sources say of themselves: every <c>// expect: SCL1001, SCL1002</c> is a diagnostic at that line.</summary>
    public static IReadOnlyList<Finding> ExpectedIn(string projectFolder) => Sorted(
        from file in Directory.EnumerateFiles(projectFolder, "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) == ".cs" || Path.GetFileName(file) == "scalecost.json"
        let relative = Relative(projectFolder, file)
        where !relative.Split('/').Any(folder => folder is "obj" or "bin")
        from line in System.IO.File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        let comment = Expectation().Match(line.text)
        where comment.Success
        from id in comment.Groups["ids"].Value.Split(", ")
        select new Finding(id, relative, line.number));

    public override string ToString() => $"{File}({Line}): {Id}";

    private static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Id, StringComparer.Ordinal)];

    private static string Relative(string projectFolder, string file) => Path.GetRelativePath(projectFolder, file.Trim()).Replace('\\', '/');

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<file>[^\n]+?)\((?<line>\d+),\d+\): (?:warning|error) (?<id>SCL\d{4}): ", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();

    [GeneratedRegex(@"// expect: (?<ids>SCL\d{4}(?:, SCL\d{4})*)\s*$")]
    private static partial Regex Expectation();
}

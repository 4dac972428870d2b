using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Model;

namespace ScaleLint.Analyzers;

/// <summary>
/// The user's <c>scalecost.baseline.json</c>, or the file that <c>ScaleLintBaseline</c> names. What is wrong with it is reported by the build; here a baseline with an error is none.
/// </summary>
internal static class UserBaseline
{
    private const string DefaultName = "scalecost.baseline.json";

    private static readonly ConditionalWeakTable<SourceText, BaselineReadResult> ByText = new();

    /// <summary>The baseline, read once per text; null where the project has none.</summary>
    public static Baseline? Find(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var name = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ScaleLintBaseline", out var setting) && setting.Trim().Length > 0
            ? setting.Trim()
            : DefaultName;
        name = name.Substring(name.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var file in options.AdditionalFiles)
        {
            if (string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase) && file.GetText(cancellationToken) is { } text)
            {
                return ByText.GetValue(text, static key => BaselineReader.Read(key.ToString())).Baseline;
            }
        }

        return null;
    }
}

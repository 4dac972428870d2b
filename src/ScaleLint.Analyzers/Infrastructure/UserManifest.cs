using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Model;

namespace ScaleLint.Analyzers;

/// <summary>
/// The user's <c>scalecost.json</c>, or the file that <c>ScaleCostManifest</c> names, as far as the analyzers need it: it prices their findings. What is wrong with it is
/// reported by the build; here a manifest with an error is one that says nothing.
/// </summary>
internal static class UserManifest
{
    private const string DefaultName = "scalecost.json";

    private static readonly ConditionalWeakTable<SourceText, Parsed> ByText = new();

    /// <summary>The file, or null where the project has none.</summary>
    public static AdditionalText? Find(AnalyzerOptions options)
    {
        var name = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ScaleCostManifest", out var setting) && setting.Trim().Length > 0
            ? setting.Trim()
            : DefaultName;
        name = name.Substring(name.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var file in options.AdditionalFiles)
        {
            if (string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>What the manifest's own bill says a finding of the rule costs, as a part of a sentence; null where it says nothing.</summary>
    public static (FindingPrice Price, string Text)? PriceOf(AdditionalText? manifest, string ruleId, CancellationToken cancellationToken) =>
        manifest?.GetText(cancellationToken) is { } text ? ByText.GetValue(text, static key => new Parsed(key)).PriceOf(ruleId) : null;

    /// <summary>What the manifest says inference costs, as a part of a sentence; null where it says nothing.</summary>
    public static string? InferenceBillOf(AdditionalText? manifest, CancellationToken cancellationToken) =>
        manifest?.GetText(cancellationToken) is { } text ? ByText.GetValue(text, static key => new Parsed(key)).InferenceBill : null;

    // Read and priced at the first finding, once per text; a project without findings never parses its manifest here.
    private sealed class Parsed(SourceText text)
    {
        private readonly Lazy<(FindingPrices? Prices, string? Bill)> _read = new(() => ManifestReader.Read(text.ToString()).Manifest is { } manifest ? (new FindingPrices(manifest), Model.InferenceBill.Show(manifest)) : default);
        private ImmutableDictionary<string, (FindingPrice Price, string Text)?> _byRule = ImmutableDictionary<string, (FindingPrice Price, string Text)?>.Empty;

        public string? InferenceBill => _read.Value.Bill;

        public (FindingPrice Price, string Text)? PriceOf(string ruleId) => ImmutableInterlocked.GetOrAdd(ref _byRule, ruleId, id =>
            _read.Value.Prices is { } prices && prices.Of(id) is { } price ? (price, price.Show(prices.Currency)) : null);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A finding with what it costs by the manifest in reach: in the message behind the proof, and as a property.</summary>
internal static class PricedFinding
{
    /// <summary>Makes the diagnostic.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="smell">What the message names: argument {0}.</param>
    /// <param name="proof">What proves it: argument {1}.</param>
    /// <param name="location">Where to show it.</param>
    /// <param name="others">Other places that belong to it.</param>
    /// <param name="properties">What it carries besides the price.</param>
    /// <param name="costs">The compilation.</param>
    /// <param name="cancellationToken">Cancels when the answer is no longer wanted.</param>
    public static Diagnostic Create(
        Rule rule, string smell, string proof, Location location, IEnumerable<Location>? others, ImmutableDictionary<string, string?> properties, CostContext costs, CancellationToken cancellationToken)
    {
        var price = UserManifest.PriceOf(costs.Manifest, rule.Descriptor.Id, cancellationToken);
        return Diagnostic.Create(
            rule.Descriptor,
            location,
            others,
            price is { Price: var cost } ? properties.Add(DiagnosticProperties.AddedCost, cost.AddedCost.ToString("R", CultureInfo.InvariantCulture)) : properties,
            smell,
            price is { Text: var text } ? $"{proof}; {text}" : proof);
    }
}

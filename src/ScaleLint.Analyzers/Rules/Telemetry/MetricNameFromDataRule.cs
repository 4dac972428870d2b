using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4102: a metric's name contains a value per user, request or message, so there is one metric per value.</summary>
internal sealed class MetricNameFromDataRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4102",
        Categories.Telemetry,
        "Metric name built from data",
        "Metric name {0} makes one metric per value: {1}",
        "Metrics are billed, indexed and kept in memory by name, and no dashboard can add up what stands under names that nobody knows beforehand. Use one constant name; put what the value stands for into a label with few values.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "metric-name";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.MetricInstrument, ApiKind.MetricRecord);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (MetricName.Of(use) is { } name && name.OnePer(use) is { } what)
        {
            (string, string)[] fixData = name.ConstantPart(use) is { } constant ? [(FixData.Name, constant)] : [];
            use.ReportOnPathOf(name.Site, this, $"{name.Value.Syntax} (one per {what})", name.Value.Syntax.GetLocation(), fixData);
        }
    }
}

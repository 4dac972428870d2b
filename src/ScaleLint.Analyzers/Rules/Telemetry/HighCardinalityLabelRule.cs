using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4101: a metric label takes a value per user, request or message, so every value is one more time series.</summary>
internal sealed class HighCardinalityLabelRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4101",
        Categories.Telemetry,
        "High-cardinality metric label",
        "Metric label {0} makes one time series per value: {1}",
        "A metric costs by its time series, and a label multiplies them by the number of its values. Remove the label, or map it to a small fixed set; put the value on the trace or the log instead.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "metric-label";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.MetricRecord);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        foreach (var label in MetricLabel.Of(use))
        {
            if (LabelCardinality.OnePer(label, use) is { } what && !IsAllowed(label, use) && !MetricViews.Drop(label.Name, use))
            {
                var name = label.Name is null ? "value" : $"'{label.Name}'";
                use.ReportOnPath(this, $"{name} ({label.Value.Syntax.ToString()}: one per {what})", label.Syntax.GetLocation(), (FixData.Label, label.Form.ToString()));
            }
        }
    }

    // scalelint.SCL4101.allowed_labels = tenant, region
    private bool IsAllowed(MetricLabel label, ApiUse use) =>
        label.Name is { } name && use.Costs.Options.List(use.Syntax.SyntaxTree, "scalelint.SCL4101.allowed_labels").Contains(name);
}

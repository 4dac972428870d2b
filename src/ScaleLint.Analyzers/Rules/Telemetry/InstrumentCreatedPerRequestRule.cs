using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4103: a meter or a metric instrument is created, or looked up by its name, for every request.</summary>
internal sealed class InstrumentCreatedPerRequestRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4103",
        Categories.Telemetry,
        "Metric instrument created on every request",
        "'{0}' creates or looks up a metric instrument on every request: {1}",
        "An instrument is made once and recorded to many times. Asked for on every request it costs a lock and a look-up each time, and a new meter or " +
        "an observable instrument stays in memory. Keep the instrument in a static readonly field, or in a singleton.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "instrument-creation";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.MetricInstrument);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        // A name built from data is the greater harm (SCL4102), and an instrument per name cannot be kept in one field.
        if (use.EnclosingUse() is null && MetricName.Of(use)?.OnePer(use) is null)
        {
            use.ReportOnPath(this, use.Display, fixData: (FixData.ThreadSafe, "true"));
        }
    }
}

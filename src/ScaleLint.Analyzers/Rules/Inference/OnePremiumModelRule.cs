using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1013: every request of the project goes to one premium model, whatever it asks.</summary>
internal sealed class OnePremiumModelRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1013",
        Categories.Inference,
        "Every request goes to one premium model",
        "'{0}' answers every request of this project, easy or hard, and nothing chooses a smaller model: {1}",
        "Most requests of most services are easy, and a model at a tenth of the price answers them as well. Let the task, or how sure a small model is, choose the model; or let the configuration name one for each task.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "one-premium-model";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ModelChoice);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        // One finding for the project: where the model is named first.
        if (ModelChoices.NameIn(use.Operation) is { ConstantValue: { HasValue: true, Value: string id } } name && PremiumModels.Contains(id) && !use.Costs.IsTestProject &&
            use.Costs.ModelChoices(use.CancellationToken) is { First: { } first, Call: { } call } && first == use.Syntax)
        {
            use.ReportOnPathOf(call, this, id, use.Syntax.Contains(name.Syntax) ? name.Syntax.GetLocation() : null);
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1008: an answer is kept for others although the model drew it at random.</summary>
internal sealed class CachedSamplingRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1008",
        Categories.Inference,
        "Cached inference that samples",
        "'{0}' samples its answer (temperature above 0), which a cache then gives to everybody: {1}",
        "The cache keeps whichever answer was drawn first, good or bad, and the next miss draws another. Set the temperature of calls that are cached to 0, or do not cache what is meant to vary.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "cached-sampling";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.Inference);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Api["limit"] is null || use.Operation is not IInvocationOperation call || !Samples(call, use))
        {
            return;
        }

        if (new AnswerCache(use.Costs, use.CancellationToken).LookUpOf(use.Syntax, use.ContainingSymbol) is { } lookUp)
        {
            use.ReportOnPathOf(lookUp, this, use.Display);
        }
        else if (IsInjected(call) && use.IsWorthLooking(this, use.Syntax) && new CacheInSight(use, null).IsLayerOfTheOnlyPipeline)
        {
            use.ReportOnPath(this, use.Display);
        }
    }

    // The pipeline is what the container hands out. A client that the method has made or fetched may be any other.
    private static bool IsInjected(IInvocationOperation call) =>
        call.Receiver().WithoutConversions() is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation;

    // A temperature that is written down as a number above 0, and nothing else that takes the chance away.
    private static bool Samples(IInvocationOperation call, ApiUse use)
    {
        var settings = call.Arguments
            .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && CallSettings.IsOptions(argument.Parameter?.Type))
            .SelectMany(argument => CallSettings.Of(argument.Value, use).All)
            .ToList();
        var temperatures = settings.Where(setting => setting.Name == "Temperature").ToList();
        return temperatures.Count > 0 && temperatures.All(setting => CallSettings.Number(setting.Value) > 0) && !settings.Any(setting => setting.Name == "Seed" || IsOff(setting.Name, setting.Value));
    }

    private static bool IsOff(string name, IOperation value) => (name is "TopP" && CallSettings.Number(value) == 0) || (name is "TopK" && CallSettings.Number(value) == 1);
}

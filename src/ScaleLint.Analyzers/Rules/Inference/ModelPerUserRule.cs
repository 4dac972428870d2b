using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1011: each user or tenant gets a model of its own that stays in memory.</summary>
internal sealed class ModelPerUserRule : Rule, IInvocationRule, IPropertyRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1011",
        Categories.Inference,
        "Model kept per user or tenant",
        "'{0}' keeps a model in memory for each user or tenant: {1}",
        "Memory, and the hardware behind it, then grows with the number of users and not with what they do. Share one model and give it what is special about the user as input, or keep the few models in use and let the others go.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "model-per-user";

    /// <summary>True where the write puts a model under the key of a user.</summary>
    public static bool IsModelOfUser(INamedTypeSymbol collection, IOperation? key) =>
        collection.TypeArguments.Length == 2 && GrowingTypes.IsKeyed(collection) && HoldsModel(collection.TypeArguments[1]) && IsOwner(key);

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) =>
        GrowingCollectionRule.IsGrowth(invocation) && invocation.Arguments.Length > 0 && IsModelOfUser(invocation.TargetMethod.ContainingType, invocation.Arguments[0].Value);

    /// <inheritdoc/>
    public bool IsCandidate(IPropertyReferenceOperation reference) =>
        GrowingCollectionRule.IsGrowth(reference) && IsModelOfUser(reference.Property.ContainingType, reference.Arguments[0].Value);

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        var (instance, key) = use.Operation switch
        {
            IInvocationOperation call => (call.Instance, call.Arguments[0].Value),
            IPropertyReferenceOperation indexer => (indexer.Instance, indexer.Arguments[0].Value),
            _ => default,
        };
        if (GrowingCollectionRule.KeptMember(instance, use) is not { } member)
        {
            return;
        }

        var site = LookUpBeforeWrite.SiteOf(use.Syntax, instance!.Syntax);
        if (use.IsWorthLooking(this, site) && !new BoundedValue(use.Costs, member.OriginalDefinition, use.CancellationToken).IsBounded(key) &&
            !new CollectionMentions(use.Costs, use.CancellationToken).MayShrink(member))
        {
            use.ReportOnPathOf(site, this, $"{member.ContainingType.Name}.{member.Name}");
        }
    }

    // The model itself, or what makes it later.
    private static bool HoldsModel(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Lazy" or "Task", TypeArguments: { Length: 1 } arguments } ? HoldsModel(arguments[0])
        : (type.Name, type.ContainingNamespace?.ToDisplayString()) is
            ("InferenceSession", "Microsoft.ML.OnnxRuntime") or ("Model", "Microsoft.ML.OnnxRuntimeGenAI") or ("ITransformer" or "PredictionEngine", "Microsoft.ML") or
            ("TransformerChain", "Microsoft.ML.Data") or ("LLamaWeights" or "LLamaContext" or "StatelessExecutor" or "InteractiveExecutor" or "InstructExecutor" or "ChatSession", "LLama") or
            ("WhisperFactory" or "WhisperProcessor", "Whisper.net");

    // userId, user.Id, request.TenantId.ToString(), "model:" + customerId; of user.Segment only the last word counts.
    private static bool IsOwner(IOperation? key) => key?.DescendantsAndSelf().Any(part => part.Parent is not IPropertyReferenceOperation && part switch
    {
        IParameterReferenceOperation parameter => OwnerName.Says(parameter.Parameter.Name),
        ILocalReferenceOperation local => OwnerName.Says(local.Local.Name),
        IPropertyReferenceOperation property => OwnerName.Says(property.Property.Name) || (property.Property.Name is "Id" or "Key" && OwnerName.Says(property.Property.ContainingType.Name)),
        IFieldReferenceOperation field => OwnerName.Says(field.Field.Name),
        _ => false,
    }) == true;
}

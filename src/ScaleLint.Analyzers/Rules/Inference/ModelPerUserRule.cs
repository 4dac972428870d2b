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

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) =>
        GrowingCollectionRule.IsGrowth(invocation) && invocation.Arguments.Length > 0 && KeptModels.MayHoldModels(invocation.TargetMethod.ContainingType);

    /// <inheritdoc/>
    public bool IsCandidate(IPropertyReferenceOperation reference) =>
        GrowingCollectionRule.IsGrowth(reference) && KeptModels.MayHoldModels(reference.Property.ContainingType);

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        var (instance, type, key, values) = use.Operation switch
        {
            IInvocationOperation call => (call.Instance, call.TargetMethod.ContainingType, call.Arguments[0].Value, call.Arguments.Skip(1).Select(argument => argument.Value)),
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } indexer => (indexer.Instance, indexer.Property.ContainingType, indexer.Arguments[0].Value, [assignment.Value]),
            _ => default,
        };
        if (!KeptModels.IsOfUser(key) || !KeptModels.AreModels(type!, values!, use.Costs, use.CancellationToken) || GrowingCollectionRule.KeptMember(instance, use) is not { } member)
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
}

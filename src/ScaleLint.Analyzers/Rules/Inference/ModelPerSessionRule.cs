using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1012: each session, connection or conversation has a model or a context of its own for as long as it lasts.</summary>
internal sealed class ModelPerSessionRule : Rule, IInvocationRule, IPropertyRule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1012",
        Categories.Inference,
        "Model pinned to a session",
        "'{0}' holds a model or its context for each session, also while the session is idle: {1}",
        "Memory, and the hardware behind it, then grows with the sessions that are open and not with the work they bring. Keep what was said with the session, and take a context from a bounded pool for each answer.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "model-per-session";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ModelContext);

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) => invocation.TargetMethod.Name is "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate" && invocation.Arguments.Length > 1 &&
        (SessionState.Is(invocation.Instance) || (GrowingCollectionRule.IsGrowth(invocation) && KeptModels.MayHoldModels(invocation.TargetMethod.ContainingType)));

    /// <inheritdoc/>
    public bool IsCandidate(IPropertyReferenceOperation reference) => reference is { Property.IsIndexer: true, Arguments.IsEmpty: false, Parent: ISimpleAssignmentOperation assignment } && assignment.Target == reference &&
        (SessionState.Is(reference.Instance) || (GrowingCollectionRule.IsGrowth(reference) && KeptModels.MayHoldModels(reference.Property.ContainingType)));

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.IsWorthLooking(this, use.Syntax) && SessionState.MemberOfCircuit(use) is { } member)
        {
            use.ReportOnPath(this, $"{member.ContainingType.Name}.{member.Name}");
        }
    }

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        var (instance, type, key, values) = use.Operation switch
        {
            IInvocationOperation call => (call.Instance, call.TargetMethod.ContainingType, call.Arguments[0].Value, call.Arguments.Skip(1).Select(argument => argument.Value)),
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } indexer => (indexer.Instance, indexer.Property.ContainingType, indexer.Arguments[0].Value, [assignment.Value]),
            _ => default,
        };
        if (SessionState.Is(instance))
        {
            if (values.Any(value => KeptModels.IsModel(value.WithoutConversions(), use.Costs, use.CancellationToken)))
            {
                use.ReportOnPath(this, instance!.Syntax.ToString());
            }
        }
        else if (KeptModels.IsOfSession(key) && KeptModels.AreModels(type!, values!, use.Costs, use.CancellationToken) && GrowingCollectionRule.KeptMember(instance, use) is { } member)
        {
            // A model that goes when its session ends was still there as long as the session; anything else that removes or counts may bound them.
            var site = LookUpBeforeWrite.SiteOf(use.Syntax, instance!.Syntax);
            if (use.IsWorthLooking(this, site) && !new CollectionMentions(use.Costs, use.CancellationToken).MayShrink(member, except: IsAtEndOfSession))
            {
                use.ReportOnPathOf(site, this, $"{member.ContainingType.Name}.{member.Name}");
            }
        }
    }

    private static bool IsAtEndOfSession(SyntaxNode mention) => mention.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: var name } &&
        name is "OnDisconnectedAsync" or "OnCircuitClosedAsync" or "OnConnectionDownAsync" or "Dispose" or "DisposeAsync";
}

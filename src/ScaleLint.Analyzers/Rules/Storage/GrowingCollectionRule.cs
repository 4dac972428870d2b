using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4002: a collection that outlives requests takes something in on every request and never lets anything go.</summary>
internal sealed class GrowingCollectionRule : Rule, IInvocationRule, IPropertyRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4002",
        Categories.Storage,
        "Shared collection only grows",
        "'{0}' outlives every request, takes something in on each and never lets anything go: {1}",
        "Memory grows with all traffic since start-up. Keep the data in a MemoryCache with a size limit, remove what is no longer needed, or keep it outside the process.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "growing-collection";

    /// <inheritdoc/>
    public bool IsCandidate(IInvocationOperation invocation) => IsGrowth(invocation);

    /// <inheritdoc/>
    public bool IsCandidate(IPropertyReferenceOperation reference) => IsGrowth(reference);

    /// <summary>True for a call that puts something into a collection that a member holds.</summary>
    public static bool IsGrowth(IInvocationOperation invocation) =>
        IsMember(invocation.Instance) && IsGrowth(invocation.TargetMethod.Name) && GrowingTypes.IsCollection(invocation.TargetMethod.ContainingType);

    /// <summary>True for an indexer of such a collection that is assigned to.</summary>
    public static bool IsGrowth(IPropertyReferenceOperation reference) =>
        reference.Property.IsIndexer && IsMember(reference.Instance) && GrowingTypes.IsKeyed(reference.Property.ContainingType) &&
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    /// <inheritdoc/>
    public void Analyze(OperationUse use)
    {
        var (instance, type, arguments) = use.Operation switch
        {
            IInvocationOperation call => (call.Instance, call.TargetMethod.ContainingType, call.Arguments),
            IPropertyReferenceOperation indexer => (indexer.Instance, indexer.Property.ContainingType, indexer.Arguments),
            _ => default,
        };
        if (KeptMember(instance, use) is not { } member || (arguments.Length > 0 && IsModelOfOne(type, arguments, use)))
        {
            return;
        }

        var site = LookUpBeforeWrite.SiteOf(use.Syntax, instance!.Syntax);
        if (!use.IsWorthLooking(this, site) || !GrowingTypes.HoldsCollection(member, use.Costs.Paths.Models, use.CancellationToken))
        {
            return;
        }

        var isKeyed = GrowingTypes.IsKeyed(type) && arguments.Length > 0;
        if ((isKeyed && new BoundedValue(use.Costs, member.OriginalDefinition, use.CancellationToken).IsBounded(arguments[0].Value)) ||
            new CollectionMentions(use.Costs, use.CancellationToken).MayShrink(member))
        {
            return;
        }

        use.ReportOnPathOf(site, this, $"{member.ContainingType.Name}.{member.Name}");
    }

    // SCL1011 and SCL1012 speak there, and say more.
    private static bool IsModelOfOne(INamedTypeSymbol type, ImmutableArray<IArgumentOperation> arguments, OperationUse use) =>
        KeptModels.MayHoldModels(type) && (KeptModels.IsOfUser(arguments[0].Value) || KeptModels.IsOfSession(arguments[0].Value)) &&
        KeptModels.AreModels(type, use.Operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use.Operation ? [assignment.Value] : arguments.Skip(1).Select(argument => argument.Value), use.Costs, use.CancellationToken);

    /// <summary>The member that holds the collection, where that outlives requests.</summary>
    public static ISymbol? KeptMember(IOperation? instance, OperationUse use) =>
        Member(instance) is { } member && KeepsItsValue(member, use.Costs.Paths.Models) && OutlivesRequests(member, use) ? member : null;

    private static bool IsMember(IOperation? instance) => instance is IFieldReferenceOperation or IPropertyReferenceOperation;

    private static ISymbol? Member(IOperation? instance) => instance switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private static bool IsGrowth(string name) => name is "Add" or "TryAdd" or "AddRange" or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "EnqueueRange"
        or "Push" or "PushRange" or "AddFirst" or "AddLast" or "AddBefore" or "AddAfter" or "Insert" or "InsertRange" or "UnionWith";

    // A property that makes a new collection at each read keeps nothing.
    private static bool KeepsItsValue(ISymbol member, SemanticModels models) => models.Declare(member) && (member is IFieldSymbol ||
        member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member.OriginalDefinition)));

    private static bool OutlivesRequests(ISymbol member, OperationUse use) =>
        member.IsStatic || use.Costs.Paths.Registrations.LifetimeOf(member.ContainingType, use.CancellationToken) == ServiceLifetime.Singleton;
}

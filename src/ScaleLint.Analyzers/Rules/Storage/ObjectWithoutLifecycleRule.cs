using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL4005: each request leaves one more file or object, which nothing moves to a cheaper tier or deletes.</summary>
internal sealed class ObjectWithoutLifecycleRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL4005",
        Categories.Storage,
        "Object written per request without lifecycle",
        "'{0}' leaves one more object for ever, on every request: {1}",
        "What each request adds and nothing takes away grows with requests and with time. Give the object a tier or a tag that a lifecycle rule acts on, delete it when it is no longer needed, or write to a name that comes again.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "object-retention";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ObjectWrite, ApiKind.FileWrite);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation call)
        {
            return;
        }

        var written = new StoredObject(use);
        if (written.Name(call) is { } name && new EverNewName(use).Of(name) == NameNovelty.Always && written.IsMadeByTheService(call) && !written.HasLifecycle(call) &&
            !(use.Api.Kind == ApiKind.FileWrite && CheckpointKeptForEverRule.IsModelFile(FilePath.Made(name, use))) &&
            use.IsWorthLooking(this, use.Syntax) && !IsCleanedUp(use))
        {
            use.ReportOnPath(this, use.Display);
        }
    }

    private static bool IsCleanedUp(ApiUse use) => use.Api.Kind == ApiKind.FileWrite ? FileCleanUp.Exists(use) : ObjectCleanUp.Exists(use);
}

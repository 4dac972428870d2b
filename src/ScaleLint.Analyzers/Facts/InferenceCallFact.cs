using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers.Facts;

/// <summary>SCL0001: an inference call that requests reach: from which entry points, whether a cache is in sight and a limit set, and what inference costs.</summary>
internal static class InferenceCallFact
{
    // A call of a shared helper may be reached from everywhere; the message names one entry point and counts the others.
    private const int MaximumEntryPoints = 100;

    /// <summary>SCL0001.</summary>
    public static readonly DiagnosticDescriptor Descriptor = new(
        "SCL0001",
        "Inference call",
        "'{0}' asks a model on {1}: {2}",
        Categories.Facts,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "What a reviewer wants to know of a call that is paid for: who causes it, whether the same answer is paid for twice, and how long an answer may get. No finding: there is nothing to mend here.",
        HelpLink.For("SCL0001"));

    /// <summary>Reports the fact where a request reaches the call.</summary>
    public static void Report(ApiUse use)
    {
        if (use.Costs.IsTestProject || use.Api["model"] == "local" || use.Operation is not IInvocationOperation call || use.Costs.FindPath(use.Syntax, RuleScope.RequestPath, use.CancellationToken) is not { } path)
        {
            return;
        }

        var entryPoints = use.Costs.Paths.EntryPointsOf(use.Syntax, MaximumEntryPoints, use.CancellationToken);
        var isCached = new CacheInSight(use, path).Exists;
        var isLimited = use.Api["limit"] is null ? (bool?)null : !new AnswerLimit(use).IsMissing(call);
        var facts = string.Join(", ", new[] { isCached ? "behind a cache" : "no cache in sight", isLimited switch { null => null, true => "with a limit for the answer", false => "no limit for the answer" } }.OfType<string>());
        var bill = UserManifest.InferenceBillOf(use.Costs.Manifest, use.CancellationToken);
        use.ReportFact(Diagnostic.Create(
            Descriptor,
            use.Syntax.GetLocation(),
            path.Sites,
            Properties(use, entryPoints, isCached, isLimited),
            use.Display,
            entryPoints.Length > 1 ? $"{entryPoints[0]} and {entryPoints.Length - 1} more entry point{(entryPoints.Length == 2 ? "" : "s")}" : path.EntryPoint.Label,
            bill is null ? facts : $"{facts}; {bill}"));
    }

    private static ImmutableDictionary<string, string?> Properties(ApiUse use, ImmutableArray<string> entryPoints, bool isCached, bool? isLimited)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Member, use.ContainingSymbol.GetDocumentationCommentId())
            .Add(DiagnosticProperties.EntryPoint, string.Join("\n", entryPoints))
            .Add(DiagnosticProperties.Cached, isCached ? "true" : "false");
        return isLimited is { } limited ? properties.Add(DiagnosticProperties.Limited, limited ? "true" : "false") : properties;
    }
}

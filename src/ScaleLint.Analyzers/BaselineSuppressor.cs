using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Model;
using Suppression = Microsoft.CodeAnalysis.Diagnostics.Suppression;

namespace ScaleLint.Analyzers;

/// <summary>
/// Keeps what stands in the baseline silent, in the IDE and in the build: the findings of a rule in a member, as long as there are no more of them than the baseline counts. Where there are
/// more, all of them show, since nobody can tell which one is new.
/// </summary>
/// <remarks>
/// A suppressor and not a condition in the rules: it sees all findings together, so that the answer does not depend on the order in which threads found them, and the compiler still writes
/// them into its error log, from which the build scores them. It counts what it is shown: a host that asks about a few lines only is shown no more, and may hear too little of a member with one finding too many. IDEs ask
/// about whole files, compilers about everything.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule = AllRules.Rules.ToImmutableDictionary(
        rule => rule.Descriptor.Id,
        rule => new SuppressionDescriptor(BaselineSuppression.IdOf(rule.Descriptor.Id), rule.Descriptor.Id, "It is in the baseline, which the build compares the code with."));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ByRule.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (UserBaseline.Find(context.Options, context.CancellationToken) is not { } baseline)
        {
            return;
        }

        // What was turned down to information is shown as the user wants it and counted by nobody.
        foreach (var group in context.ReportedDiagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).GroupBy(diagnostic => (diagnostic.Id, Member: MemberOf(diagnostic))))
        {
            if (group.Key.Member.Length > 0 && group.Count() <= baseline.Allowed(group.Key.Id, group.Key.Member, file: ""))
            {
                foreach (var diagnostic in group)
                {
                    context.ReportSuppression(Suppression.Create(ByRule[diagnostic.Id], diagnostic));
                }
            }
        }
    }

    private static string MemberOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Member, out var member) ? member ?? string.Empty : string.Empty;
}

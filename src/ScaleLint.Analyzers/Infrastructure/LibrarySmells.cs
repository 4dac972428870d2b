using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Model;

namespace ScaleLint.Analyzers;

/// <summary>
/// Smells inside referenced projects that requests of this compilation reach. Each is reported once, at the call that begins its shortest way into the library, with
/// the path going on to the smell.
/// </summary>
internal sealed class LibrarySmells(CostContext costs)
{
    private static readonly ImmutableDictionary<string, Rule> Rules = AllRules.Rules.ToImmutableDictionary(rule => rule.Descriptor.Id, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<LibrarySmell, Witness?> _witnesses = new();

    /// <summary>Looks at a call, a creation or a property.</summary>
    public void Analyze(OperationAnalysisContext context, ISymbol member)
    {
        var isRegistration = !costs.Libraries.Constructors.IsEmpty && costs.Catalogue.Find(member, ApiKind.Registration) is not null;
        var smells = isRegistration ? costs.Libraries.Constructors : costs.Libraries.Of(member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name);
        if (smells.IsEmpty || costs.IsTestProject)
        {
            return;
        }

        foreach (var smell in smells)
        {
            var witness = _witnesses.TryGetValue(smell, out var known) ? known : _witnesses.GetOrAdd(smell, Find(smell, context.CancellationToken));
            if (witness is { Path: var path } && IsSite(context.Operation.Syntax, witness.Site))
            {
                Report(context, smell, path);
            }
        }
    }

    private Witness? Find(LibrarySmell smell, CancellationToken cancellationToken)
    {
        if (!Rules.TryGetValue(smell.Item.RuleId, out var rule))
        {
            return null;
        }

        if (smell.RequiredMembers.Count > 0 && !smell.RequiredMembers.Any(member => BodyOf(member) is { } required && costs.Paths.Find(ExecutionOf(required, cancellationToken), cancellationToken) is not null))
        {
            return null;
        }

        Witness? best = null;
        foreach (var way in smell.Ways)
        {
            if (BodyOf(way.Member) is { } body && PathInto(body, rule.Scope, cancellationToken) is { Sites: { IsEmpty: false } sites } path && !rule.IsAnsweredByHost(path, costs, cancellationToken))
            {
                var witness = new Witness(path.Into(way.Path), sites[sites.Length - 1]);
                best = best is null || witness.CompareTo(best) < 0 ? witness : best;
            }
        }

        return best;
    }

    // A library has no file here whose options count: those of the file that calls into it do.
    private RequestPath? PathInto(Body body, RuleScope scope, CancellationToken cancellationToken)
    {
        var start = ExecutionOf(body, cancellationToken);
        var caller = costs.Paths.Find(start, cancellationToken)?.Sites.LastOrDefault()?.SourceTree ?? start.Site.SyntaxTree;
        return costs.FindPath(start, caller, scope, cancellationToken);
    }

    private Execution ExecutionOf(Body body, CancellationToken cancellationToken) => Execution.By(body, costs.Compilation.SyntaxTrees.First().GetRoot(cancellationToken));

    private Body? BodyOf(string member) => DocumentationCommentId.GetFirstSymbolForDeclarationId(member, costs.Compilation) switch
    {
        IMethodSymbol method => Body.Code(method),
        IPropertySymbol { GetMethod: { } getter } => Body.Code(getter),
        _ => null,
    };

    private static bool IsSite(SyntaxNode operation, Location site) =>
        site.SourceTree == operation.SyntaxTree && operation.Span.Contains(site.SourceSpan) && (operation.Span == site.SourceSpan || NameOf(operation)?.Span == site.SourceSpan);

    private static SyntaxNode? NameOf(SyntaxNode operation) => operation switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    private void Report(OperationAnalysisContext context, LibrarySmell smell, RequestPath path)
    {
        var rule = Rules[smell.Item.RuleId];
        context.ReportDiagnostic(PricedFinding.Create(
            rule, smell.Item.Smell, $"{path} (in {smell.Assembly})", context.Operation.Syntax.GetLocation(), path.Sites, rule.Properties(context.ContainingSymbol, path).Add(DiagnosticProperties.Library, smell.Assembly), costs, context.CancellationToken));
    }

    private sealed class Witness(RequestPath path, Location site) : IComparable<Witness>
    {
        public RequestPath Path { get; } = path;

        public Location Site { get; } = site;

        // The shortest; of several, the first by what the message says and then by place.
        public int CompareTo(Witness? other)
        {
            if (other is null)
            {
                return -1;
            }

            var byLength = Path.Steps.Length.CompareTo(other.Path.Steps.Length);
            var byText = byLength != 0 ? byLength : string.CompareOrdinal(Path.ToString(), other.Path.ToString());
            var byFile = byText != 0 ? byText : string.CompareOrdinal(Site.SourceTree?.FilePath, other.Site.SourceTree?.FilePath);
            return byFile != 0 ? byFile : Site.SourceSpan.CompareTo(other.Site.SourceSpan);
        }
    }
}

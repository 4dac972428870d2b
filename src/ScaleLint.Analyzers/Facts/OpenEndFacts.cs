using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Rules;
using ScaleLint.Model;

namespace ScaleLint.Analyzers.Facts;

/// <summary>
/// SCL0002: what the public members of a library reach that only the projects which call it can judge. Facts for the build, which makes the project's evidence of them; they
/// have no place in the source, so an IDE does not show them.
/// </summary>
internal sealed class OpenEndFacts(CostContext costs)
{
    /// <summary>SCL0002.</summary>
    public static readonly DiagnosticDescriptor Descriptor = new(
        EvidenceLog.FactId,
        "A public member leads to a smell, an inference call or another project",
        "'{0}' leads to {1}",
        Categories.Facts,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whether a request comes this way is seen where the member is called. The build keeps these facts beside the assembly and gives them to the projects that reference it.",
        HelpLink.For(EvidenceLog.FactId));

    // A second call of the same member on the same ways tells nothing new. The whole of the ways counts: which call comes first is up to the threads.
    private readonly ConcurrentDictionary<(string Target, string Ends), bool> _calls = new();

    /// <summary>Records a smell that no request of this compilation reaches, where an open end leads to it.</summary>
    public void AddSmell(OperationAnalysisContext context, SyntaxNode site, Rule rule, string smell, ImmutableArray<string> behind, ImmutableArray<string> requires)
    {
        var ends = costs.Paths.OpenEnds.Of(site, context.CancellationToken);
        if (ends.IsEmpty)
        {
            return;
        }

        var properties = Properties(EvidenceKind.Smell, context.ContainingSymbol, ends.Select(end => new OpenEnd(end.Members, [.. end.Path, .. behind])))
            .Add(DiagnosticProperties.Rule, rule.Descriptor.Id)
            .Add(DiagnosticProperties.Smell, smell);
        if (!requires.IsEmpty)
        {
            properties = properties.Add(DiagnosticProperties.Requires, string.Join(";", requires));
        }

        if (SourceSuppression.Of(rule.Descriptor.Id, context.Operation.Syntax, context.ContainingSymbol, context.CancellationToken) is { } reason)
        {
            properties = properties.Add(DiagnosticProperties.Suppressed, reason);
        }

        Report(context, ends[0], $"{rule.Descriptor.Id}, '{smell}'", properties);
    }

    /// <summary>Records a call that other projects must know of: an inference call, one into a library whose evidence is known, or one of a member that another project may implement.</summary>
    public void AddCall(OperationAnalysisContext context, ISymbol member)
    {
        var definition = Reachability.Body.DefinitionOf(member);
        var isInference = costs.Catalogue.InferenceOf(member) is not null;
        if (!isInference && !LeadsOn(definition))
        {
            return;
        }

        var ends = costs.Paths.OpenEnds.Of(context.Operation.Syntax, context.CancellationToken);
        if (ends.IsEmpty || definition.GetDocumentationCommentId() is not { } id || !_calls.TryAdd((isInference ? "" : id, OpenEndText.Write(ends)), true))
        {
            return;
        }

        var name = Reachability.PathStep.Name(definition);
        Report(context, ends[0], isInference ? $"the inference call '{name}'" : $"'{name}'", isInference
            ? Properties(EvidenceKind.Inference, context.ContainingSymbol, ends)
            : Properties(EvidenceKind.Call, context.ContainingSymbol, ends).Add(DiagnosticProperties.Target, id));
    }

    // A member of a project with evidence that leads to something, or one that some project may implement. Members of other assemblies are packages without evidence.
    private bool LeadsOn(ISymbol member)
    {
        if (member.ContainingType is not { DeclaredAccessibility: Accessibility.Public } type || member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.Constructor) })
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, costs.Compilation.Assembly)
            ? IsOpen(member, type)
            : member.ContainingAssembly is { Name: var assembly } && costs.Libraries.Graph.Assemblies.Contains(assembly) && (IsOpen(member, type) || costs.Libraries.LeadsOn(member));
    }

    private static bool IsOpen(ISymbol member, INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface || member.IsAbstract || member.IsVirtual;

    private static ImmutableDictionary<string, string?> Properties(EvidenceKind kind, ISymbol containing, IEnumerable<OpenEnd> ends) => ImmutableDictionary<string, string?>.Empty
        .Add(DiagnosticProperties.Kind, kind.ToString().ToLowerInvariant())
        .Add(DiagnosticProperties.Member, containing.GetDocumentationCommentId() ?? "")
        .Add(DiagnosticProperties.OpenEnds, OpenEndText.Write(ends));

    private static void Report(OperationAnalysisContext context, OpenEnd nearest, string what, ImmutableDictionary<string, string?> properties) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.None, properties, nearest.Path[0], what));
}

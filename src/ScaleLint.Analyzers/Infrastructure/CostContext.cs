using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers;

/// <summary>What all rules share in one compilation. Everything in it is made on the first question.</summary>
internal sealed class CostContext
{
    private readonly Once<RequestPaths> _paths;
    private readonly Once<ModelChoices> _modelChoices;

    public CostContext(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Options = new ScaleLintOptions(options.AnalyzerConfigOptionsProvider);
        Catalogue = ApiCatalogue.For(compilation, UserCatalogue.Read(options.AdditionalFiles, cancellationToken));
        Manifest = UserManifest.Find(options);
        _paths = new Once<RequestPaths>(_ => new RequestPaths(Compilation, Catalogue, Options));
        _modelChoices = new Once<ModelChoices>(token => Rules.ModelChoices.Of(this, token));
        IsTestProject = compilation.ReferencedAssemblyNames.Any(identity => TestFrameworks.Contains(identity.Name));
    }

    private static readonly ImmutableHashSet<string> TestFrameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "TUnit.Core", "BenchmarkDotNet");

    /// <summary>The compilation under analysis.</summary>
    public Compilation Compilation { get; }

    /// <summary>Tests and benchmarks serve no requests.</summary>
    public bool IsTestProject { get; }

    /// <summary>The user's settings.</summary>
    public ScaleLintOptions Options { get; }

    /// <summary>The manifest that prices the findings, or null; see <see cref="UserManifest"/>.</summary>
    public AdditionalText? Manifest { get; }

    /// <summary>What library members are.</summary>
    public ApiCatalogue Catalogue { get; }

    /// <summary>How requests reach code.</summary>
    public RequestPaths Paths => _paths.Get(CancellationToken.None);

    /// <summary>Which model the compilation asks, where that is only one.</summary>
    public ModelChoices ModelChoices(CancellationToken cancellationToken) => _modelChoices.Get(cancellationToken);

    /// <summary>
    /// The path on which a rule of this scope may speak about the node; null keeps it silent. Tests and benchmarks serve no requests.
    /// </summary>
    public RequestPath? FindPath(SyntaxNode site, RuleScope scope, CancellationToken cancellationToken)
    {
        if (IsTestProject)
        {
            return null;
        }

        switch (scope)
        {
            case RuleScope.RequestPath:
                return Paths.Find(site, cancellationToken);
            case RuleScope.InteractivePath:
                return Paths.FindInteractivePath(site, cancellationToken);
            case RuleScope.EveryRun:
                return Paths.FindRun(site, cancellationToken);
        }

        return Options.Paths(site.SyntaxTree) switch
        {
            PathsOption.Request => Paths.Find(site, cancellationToken),
            PathsOption.Auto when Manifest is not null && !Paths.ContainsInference(cancellationToken) => Paths.Find(site, cancellationToken),
            _ => Paths.FindInferencePath(site, cancellationToken),
        };
    }
}

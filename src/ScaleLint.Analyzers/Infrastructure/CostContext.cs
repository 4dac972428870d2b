using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Facts;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.Analyzers;

/// <summary>What all rules share in one compilation. Everything in it is made on the first question.</summary>
internal sealed class CostContext
{
    private readonly Once<RequestPaths> _paths;
    private readonly Once<RepeatedCalls> _repeatedCalls;
    private readonly Once<ModelNamePlaces> _modelNames;
    private readonly Once<ModelChoices> _modelChoices;

    public CostContext(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Options = new ScaleLintOptions(options.AnalyzerConfigOptionsProvider);
        Libraries = LibraryEvidence.Read(options.AdditionalFiles, cancellationToken);
        LibrarySmells = new LibrarySmells(this);
        OpenEndFacts = new OpenEndFacts(this);
        Catalogue = ApiCatalogue.For(compilation, UserCatalogue.Read(options.AdditionalFiles, cancellationToken), Libraries);
        Manifest = UserManifest.Find(options);
        _paths = new Once<RequestPaths>(_ => new RequestPaths(Compilation, Catalogue, Options));
        _repeatedCalls = new Once<RepeatedCalls>(_ => new RepeatedCalls(Paths.References));
        _modelNames = new Once<ModelNamePlaces>(_ => new ModelNamePlaces(Paths.References, Paths.Models, Catalogue));
        _modelChoices = new Once<ModelChoices>(token => Rules.ModelChoices.Of(this, token));
        IsTestProject = compilation.ReferencedAssemblyNames.Any(identity => TestFrameworks.Contains(identity.Name));
        CollectsEvidence = !IsTestProject && options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ScaleLintEvidence", out var collects) && string.Equals(collects, "true", StringComparison.OrdinalIgnoreCase);
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

    /// <summary>Whether something in front of the clients of a kind (Chat, Embedding) keeps their answers; see <see cref="Rules.CacheInSight"/>.</summary>
    public ConcurrentDictionary<string, bool> CachingPipelines { get; } = new(StringComparer.Ordinal);

    /// <summary>What library members are.</summary>
    public ApiCatalogue Catalogue { get; }

    /// <summary>How requests reach code.</summary>
    public RequestPaths Paths => _paths.Get(CancellationToken.None);

    /// <summary>The evidence of the projects and packages that this one references.</summary>
    public LibraryEvidence Libraries { get; }

    /// <summary>The smells inside those libraries that requests of this compilation reach.</summary>
    public LibrarySmells LibrarySmells { get; }

    /// <summary>Where what the public members of this project reach is recorded.</summary>
    public OpenEndFacts OpenEndFacts { get; }

    /// <summary>True where the build collects what this project's public members reach, for the projects that reference it.</summary>
    public bool CollectsEvidence { get; }

    /// <summary>Which calls a loop may repeat.</summary>
    public RepeatedCalls RepeatedCalls => _repeatedCalls.Get(CancellationToken.None);

    /// <summary>Where the code writes the names of models.</summary>
    public ModelNamePlaces ModelNames => _modelNames.Get(CancellationToken.None);

    /// <summary>Which model the compilation asks, where that is only one.</summary>
    public ModelChoices ModelChoices(CancellationToken cancellationToken) => _modelChoices.Get(cancellationToken);

    /// <summary>
    /// The path on which a rule of this scope may speak about the node; null keeps it silent. Tests and benchmarks serve no requests.
    /// </summary>
    public RequestPath? FindPath(SyntaxNode site, RuleScope scope, CancellationToken cancellationToken) =>
        IsTestProject ? null : FindPath(Paths.ExecutionOf(site, cancellationToken), site.SyntaxTree, scope, cancellationToken);

    /// <summary>The same for what somebody runs, by the options of a file.</summary>
    public RequestPath? FindPath(Execution start, SyntaxTree options, RuleScope scope, CancellationToken cancellationToken)
    {
        switch (scope)
        {
            case RuleScope.RequestPath:
                return Paths.Find(start, cancellationToken);
            case RuleScope.InteractivePath:
                return Paths.FindInteractivePath(start, cancellationToken);
            case RuleScope.EveryRun:
                return Paths.FindRun(start, cancellationToken);
        }

        return Options.Paths(options) switch
        {
            PathsOption.Request => Paths.Find(start, cancellationToken),
            PathsOption.Auto when Manifest is not null && !Paths.ContainsInference(cancellationToken) => Paths.Find(start, cancellationToken),
            _ => Paths.FindInferencePath(start, cancellationToken),
        };
    }
}

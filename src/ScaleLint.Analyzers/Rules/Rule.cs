using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// One smell. A rule says which operations it wants to see by the interfaces it implements (<see cref="IApiRule"/>,
/// <see cref="IInvocationRule"/>, <see cref="IPropertyRule"/>), and reports through the use it is given. Rules keep no state.
/// </summary>
internal abstract class Rule
{
    /// <summary>What the rule reports.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Where it speaks.</summary>
    public virtual RuleScope Scope => RuleScope.RequestPath;

    /// <summary>How the smell makes cost grow, in a word for reports: <c>model-load</c>, <c>blocking-call</c>.</summary>
    public abstract string Mechanism { get; }

    /// <summary>
    /// True where this compilation answers what a library left open: a cache in front of the client that the library is given, options for all its calls. Asked of a smell in a
    /// library that a request of this compilation reaches.
    /// </summary>
    /// <param name="path">The path into the library.</param>
    /// <param name="costs">This compilation.</param>
    /// <param name="cancellationToken">Cancels when the answer is no longer wanted.</param>
    public virtual bool IsAnsweredByHost(RequestPath path, CostContext costs, CancellationToken cancellationToken) => false;

    /// <summary>What every finding of the rule carries; see <see cref="DiagnosticProperties"/>.</summary>
    /// <param name="containing">The member that the finding stands in.</param>
    /// <param name="path">The request path; null for a rule that needs none, and for an unproven finding.</param>
    public ImmutableDictionary<string, string?> Properties(ISymbol containing, RequestPath? path)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Component, Descriptor.Category.Substring(Descriptor.Category.IndexOf('.') + 1).ToLowerInvariant())
            .Add(DiagnosticProperties.Mechanism, Mechanism)
            .Add(DiagnosticProperties.Member, containing.GetDocumentationCommentId());
        return path is null ? properties : properties.Add(DiagnosticProperties.EntryPoint, path.EntryPoint.Label).Add(DiagnosticProperties.Path, path.ToString());
    }

    /// <summary>
    /// A descriptor in the form all rules share. <paramref name="messageFormat"/> takes the smell as {0} and the request path, or for <see cref="RuleScope.Anywhere"/> the proof, as {1}. Release tracking
    /// (RS2000) reads the arguments of methods of this name where a static field is set.
    /// </summary>
    protected static DiagnosticDescriptor CreateDescriptor(
        string id,
        string category,
        string title,
        string messageFormat,
        string description,
        DiagnosticSeverity defaultSeverity = DiagnosticSeverity.Warning,
        bool isEnabledByDefault = true) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault, description, HelpLink.For(id));
}

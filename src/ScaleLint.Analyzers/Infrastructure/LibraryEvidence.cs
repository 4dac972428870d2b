using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Model;

namespace ScaleLint.Analyzers;

/// <summary>
/// The evidence of the referenced projects and packages: additional files that their builds wrote. Read once per text, laid together once per set of texts, since
/// an IDE makes a compilation for every key press.
/// </summary>
internal sealed class LibraryEvidence
{
    private static readonly ConditionalWeakTable<SourceText, StrongBox<ProjectEvidence?>> Parsed = new();
    private static readonly LibraryEvidence None = new(ImmutableArray<SourceText>.Empty, []);
    private static LibraryEvidence? _latest;

    private readonly ImmutableArray<SourceText> _texts;
    private readonly Dictionary<string, ImmutableArray<LibrarySmell>> _byName;
    private readonly HashSet<string> _members;
    private readonly HashSet<string> _names;

    private LibraryEvidence(ImmutableArray<SourceText> texts, IEnumerable<ProjectEvidence> projects)
    {
        _texts = texts;
        Graph = new EvidenceGraph(projects);
        _byName = Graph.Smells
            .SelectMany(smell => smell.Ways.Select(way => (Name: ApiCatalogue.SimpleName(way.Member), Smell: smell)).Distinct())
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Smell).ToImmutableArray(), StringComparer.Ordinal);
        _members = new HashSet<string>(Graph.Smells.SelectMany(smell => smell.Ways).Select(way => way.Member).Concat(Graph.InferenceMembers), StringComparer.Ordinal);
        _names = new HashSet<string>(_members.Select(ApiCatalogue.SimpleName), StringComparer.Ordinal);
        Constructors = Graph.Smells.Where(smell => smell.Ways.Any(way => IsConstructor(way.Member))).ToImmutableArray();
    }

    /// <summary>What the projects know.</summary>
    public EvidenceGraph Graph { get; }

    /// <summary>True where no referenced project knows anything.</summary>
    public bool IsEmpty => Graph.Assemblies.Count == 0;

    /// <summary>Smells that building an object comes to: a registration may be what makes that happen on every request.</summary>
    public ImmutableArray<LibrarySmell> Constructors { get; }

    /// <summary>The smells that a call of this name may come to; empty for most.</summary>
    public ImmutableArray<LibrarySmell> Of(string name) => _byName.TryGetValue(name, out var smells) ? smells : ImmutableArray<LibrarySmell>.Empty;

    /// <summary>True for a member that leads to a smell or an inference call.</summary>
    public bool LeadsOn(ISymbol member) =>
        _names.Contains(member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name) && member.GetDocumentationCommentId() is { } id && _members.Contains(id);

    /// <summary>The evidence among the additional files.</summary>
    public static LibraryEvidence Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var texts = files.Where(file => file.Path.EndsWith(EvidenceFile.Suffix, StringComparison.OrdinalIgnoreCase)).Select(file => file.GetText(cancellationToken)).OfType<SourceText>().ToImmutableArray();
        if (texts.IsEmpty)
        {
            return None;
        }

        // The texts of the last compilation are those of this one unless a library was built in between.
        if (_latest is { } latest && latest._texts.SequenceEqual(texts))
        {
            return latest;
        }

        var projects = texts.Select(text => Parsed.GetValue(text, key => new StrongBox<ProjectEvidence?>(EvidenceFile.Read(key.ToString()))).Value).OfType<ProjectEvidence>();
        return _latest = new LibraryEvidence(texts, projects);
    }

    /// <summary>True for the ID of a constructor.</summary>
    public static bool IsConstructor(string member) => member.Contains(".#ctor");
}

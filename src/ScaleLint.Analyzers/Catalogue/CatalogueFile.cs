using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Catalogue;

/// <summary>What a catalogue text says: families of library members, members never to report, and the lines that could not be read.</summary>
internal sealed record CatalogueFile(ImmutableArray<ApiFamily> Families, ImmutableArray<string> Muted, ImmutableArray<CatalogueProblem> Problems);

/// <summary>Entries that count where one of <paramref name="Assemblies"/> is referenced; with none named, always.</summary>
internal sealed record ApiFamily(ImmutableArray<string> Assemblies, ImmutableArray<ApiEntry> Entries);

/// <summary>A line that could not be read, counted from 0, and what was expected.</summary>
internal sealed record CatalogueProblem(int Line, string Message);

namespace ScaleLint.Model;

/// <summary>A smell inside a library, and the members by which a call comes to it.</summary>
/// <param name="Assembly">The library.</param>
/// <param name="Item">The smell.</param>
/// <param name="Ways">The members, nearest to the smell first.</param>
/// <param name="RequiredMembers">Members, one of which a request must come to as well; empty where the ways alone decide. See <see cref="EvidenceItem.Requires"/>.</param>
public sealed record LibrarySmell(string Assembly, EvidenceItem Item, IReadOnlyList<LibraryWay> Ways, IReadOnlyList<string> RequiredMembers);
